// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Credit packages and the movements between them in one transaction. */
public final class CreditTable {

    private final Session session;

    public CreditTable(Session session) {
        this.session = session;
    }

    /** Adds a package that is still empty: the booking of its purchase fills it. */
    public long insertPackage(long accountId, String name, String type, long credits, Instant from, Instant to) {
        long id = session.nextId();
        session.insert("credit_package")
                .set("id", id)
                .set("account_id", accountId)
                .set("name", name)
                .set("type", type)
                .set("credit_amount", credits)
                .set("credit_remain", 0)
                .set("valid_from", from)
                .set("valid_to", to)
                .execute();
        return id;
    }

    /** The packages of an account, the one that lapses first at the head. */
    public List<CreditPackageRecord> packages(long accountId) {
        return session.list(CreditTable::creditPackage,
                "SELECT * FROM credit_package WHERE account_id = ? ORDER BY valid_to, id", accountId);
    }

    /** The packages of all accounts. */
    public List<CreditPackageRecord> packages() {
        return session.list(CreditTable::creditPackage, "SELECT * FROM credit_package ORDER BY id");
    }

    /** Writes a line into the books and, if it names a package, changes what the package has left. */
    public void book(Movement movement) {
        session.insert("movement")
                .set("account_id", movement.accountId())
                .set("package_id", movement.packageId())
                .set("task_id", movement.taskId())
                .set("kind", movement.kind())
                .set("credits", movement.credits())
                .set("change", movement.change())
                .set("made_at", movement.madeAt())
                .execute();
        if (movement.packageId() != null) {
            session.execute("UPDATE credit_package SET credit_remain = credit_remain + ? WHERE id = ?",
                    movement.change(), movement.packageId());
        }
    }

    /** The lines about one task, in the order they were written. */
    public List<Movement> movementsOfTask(long taskId) {
        return session.list(CreditTable::movement, "SELECT * FROM movement WHERE task_id = ? ORDER BY id", taskId);
    }

    /** The books of an account, in the order they were written. */
    public List<Movement> movements(long accountId) {
        return session.list(CreditTable::movement, "SELECT * FROM movement WHERE account_id = ? ORDER BY id", accountId);
    }

    /** Credits that were taken for tasks and neither charged nor given back, all at one moment. */
    public long reserved(long accountId) {
        return session.number("SELECT COALESCE(SUM(CASE kind WHEN 'RESERVE' THEN credits ELSE -credits END), 0) FROM movement"
                              + " WHERE account_id = ? AND kind IN ('RESERVE', 'CHARGE', 'REFUND')",
                accountId);
    }

    /** Sum of the credits of all lines of one kind. */
    public long sum(long accountId, Movement.Kind kind) {
        return session.number("SELECT COALESCE(SUM(credits), 0) FROM movement WHERE account_id = ? AND kind = ?", accountId,
                kind);
    }

    private static CreditPackageRecord creditPackage(ResultSet row) throws SQLException {
        return new CreditPackageRecord(
                row.getLong("id"), row.getLong("account_id"), row.getString("name"), row.getString("type"),
                row.getLong("credit_amount"), row.getLong("credit_remain"), Columns.time(row, "valid_from"),
                Columns.time(row, "valid_to"));
    }

    private static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                row.getLong("account_id"), Columns.numberOrNull(row, "package_id"), Columns.numberOrNull(row, "task_id"),
                Movement.Kind.valueOf(row.getString("kind")), row.getLong("credits"), row.getLong("change"),
                Columns.time(row, "made_at"));
    }
}
