// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;
import java.util.List;

import org.jdbi.v3.core.Handle;

/** Credit packages and the movements between them in one transaction. */
public final class CreditTable {

    private final Handle handle;

    public CreditTable(Handle handle) {
        this.handle = handle;
    }

    /** Adds a package that is still empty: the booking of its purchase fills it. */
    public long insertPackage(long accountId, String name, String type, long credits, Instant from, Instant to) {
        long id = Store.nextId(handle);
        handle.execute(
                "INSERT INTO credit_package (id, account_id, name, type, credit_amount, credit_remain, valid_from, valid_to)"
                       + " VALUES (?, ?, ?, ?, ?, 0, ?, ?)",
                id, accountId, name, type, credits, from, to);
        return id;
    }

    /** The packages of an account, the one that lapses first at the head. */
    public List<CreditPackageRecord> packages(long accountId) {
        return handle.createQuery("SELECT * FROM credit_package WHERE account_id = :accountId ORDER BY valid_to, id")
                .bind("accountId", accountId)
                .mapTo(CreditPackageRecord.class)
                .list();
    }

    /** The packages of all accounts. */
    public List<CreditPackageRecord> packages() {
        return handle.createQuery("SELECT * FROM credit_package ORDER BY id").mapTo(CreditPackageRecord.class).list();
    }

    /** Writes a line into the books and, if it names a package, changes what the package has left. */
    public void book(Movement movement) {
        handle.createUpdate("INSERT INTO movement (account_id, package_id, task_id, kind, credits, change, made_at)"
                            + " VALUES (:accountId, :packageId, :taskId, :kind, :credits, :change, :madeAt)")
                .bindMethods(movement)
                .execute();
        if (movement.packageId() != null) {
            handle.execute("UPDATE credit_package SET credit_remain = credit_remain + ? WHERE id = ?",
                    movement.change(), movement.packageId());
        }
    }

    /** The lines about one task, in the order they were written. */
    public List<Movement> movementsOfTask(long taskId) {
        return handle.createQuery("SELECT * FROM movement WHERE task_id = :taskId ORDER BY id")
                .bind("taskId", taskId)
                .mapTo(Movement.class)
                .list();
    }

    /** The books of an account, in the order they were written. */
    public List<Movement> movements(long accountId) {
        return handle.createQuery("SELECT * FROM movement WHERE account_id = :accountId ORDER BY id")
                .bind("accountId", accountId)
                .mapTo(Movement.class)
                .list();
    }

    /** Credits that were taken for tasks and neither charged nor given back, all at one moment. */
    public long reserved(long accountId) {
        return handle
                .createQuery("SELECT COALESCE(SUM(CASE kind WHEN 'RESERVE' THEN credits ELSE -credits END), 0) FROM movement"
                             + " WHERE account_id = :accountId AND kind IN ('RESERVE', 'CHARGE', 'REFUND')")
                .bind("accountId", accountId)
                .mapTo(Long.class)
                .one();
    }

    /** Sum of the credits of all lines of one kind. */
    public long sum(long accountId, Movement.Kind kind) {
        return handle
                .createQuery("SELECT COALESCE(SUM(credits), 0) FROM movement WHERE account_id = :accountId AND kind = :kind")
                .bind("accountId", accountId)
                .bind("kind", kind)
                .mapTo(Long.class)
                .one();
    }
}
