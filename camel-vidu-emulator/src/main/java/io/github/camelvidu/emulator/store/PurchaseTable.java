// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;
import java.util.List;

import org.jdbi.v3.core.Handle;

/** Purchases in one transaction. */
public final class PurchaseTable {

    private final Handle handle;

    public PurchaseTable(Handle handle) {
        this.handle = handle;
    }

    /** Adds a purchase under the next invoice number. */
    public PurchaseRecord insert(long accountId, long packageId, long usdCents, long credits, Instant madeAt) {
        long invoice = handle.createQuery("SELECT COALESCE(MAX(invoice), 0) + 1 FROM purchase").mapTo(Long.class).one();
        PurchaseRecord purchase
                = new PurchaseRecord(Store.nextId(handle), accountId, packageId, invoice, usdCents, credits, madeAt);
        handle.createUpdate("INSERT INTO purchase (id, account_id, package_id, invoice, usd_cents, credits, made_at)"
                            + " VALUES (:id, :accountId, :packageId, :invoice, :usdCents, :credits, :madeAt)")
                .bindMethods(purchase)
                .execute();
        return purchase;
    }

    /** The purchases of an account, oldest first. */
    public List<PurchaseRecord> purchases(long accountId) {
        return handle.createQuery("SELECT * FROM purchase WHERE account_id = :accountId ORDER BY invoice")
                .bind("accountId", accountId)
                .mapTo(PurchaseRecord.class)
                .list();
    }

    /** How many invoices were written for all accounts, and the highest number of one. */
    public InvoiceNumbers invoiceNumbers() {
        return handle.createQuery("SELECT COUNT(*) AS written, COALESCE(MAX(invoice), 0) AS highest FROM purchase")
                .map((row, context) -> new InvoiceNumbers(row.getLong("written"), row.getLong("highest")))
                .one();
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
