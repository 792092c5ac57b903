// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Purchases in one transaction. */
public final class PurchaseTable {

    private final Session session;

    public PurchaseTable(Session session) {
        this.session = session;
    }

    /** Adds a purchase under the next invoice number. */
    public PurchaseRecord insert(long accountId, long packageId, long usdCents, long credits, Instant madeAt) {
        long invoice = session.number("SELECT COALESCE(MAX(invoice), 0) + 1 FROM purchase");
        PurchaseRecord purchase
                = new PurchaseRecord(session.nextId(), accountId, packageId, invoice, usdCents, credits, madeAt);
        session.insert("purchase")
                .set("id", purchase.id())
                .set("account_id", purchase.accountId())
                .set("package_id", purchase.packageId())
                .set("invoice", purchase.invoice())
                .set("usd_cents", purchase.usdCents())
                .set("credits", purchase.credits())
                .set("made_at", purchase.madeAt())
                .execute();
        return purchase;
    }

    /** The purchases of an account, oldest first. */
    public List<PurchaseRecord> purchases(long accountId) {
        return session.list(PurchaseTable::purchase, "SELECT * FROM purchase WHERE account_id = ? ORDER BY invoice", accountId);
    }

    /** How many invoices were written for all accounts, and the highest number of one. */
    public InvoiceNumbers invoiceNumbers() {
        return session.one(row -> new InvoiceNumbers(row.getLong("written"), row.getLong("highest")),
                "SELECT COUNT(*) AS written, COALESCE(MAX(invoice), 0) AS highest FROM purchase");
    }

    private static PurchaseRecord purchase(ResultSet row) throws SQLException {
        return new PurchaseRecord(
                row.getLong("id"), row.getLong("account_id"), row.getLong("package_id"), row.getLong("invoice"),
                row.getLong("usd_cents"), row.getLong("credits"), Columns.time(row, "made_at"));
    }

    /**
     * How far invoices are numbered.
     *
     * @param written how many there are
     * @param highest the highest number of one; 0 without
     */
    public record InvoiceNumbers(long written, long highest) {
    }
}
