// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.store.BillLine;
import io.github.camelvidu.emulator.store.BillTable;
import io.github.camelvidu.emulator.store.CreditPackageRecord;
import io.github.camelvidu.emulator.store.CreditTable;
import io.github.camelvidu.emulator.store.Movement;
import io.github.camelvidu.emulator.store.Movement.Kind;
import io.github.camelvidu.emulator.store.PurchaseRecord;
import io.github.camelvidu.emulator.store.PurchaseTable;
import io.github.camelvidu.emulator.store.PurchaseTable.InvoiceNumbers;
import io.github.camelvidu.emulator.store.Session;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskTable;
import io.github.camelvidu.emulator.store.UsageRecord;
import io.github.camelvidu.emulator.store.UsageTable;

/** Looks for what can not be in the books of one account at one moment. Used by one thread. */
final class Audit {

    private final BigDecimal usdPerCredit;
    private final List<CreditPackageRecord> packages;
    private final List<Movement> movements;
    private final List<PurchaseRecord> purchases;
    private final InvoiceNumbers invoices;
    private final List<TaskRecord> tasks;
    private final List<UsageRecord> usage;
    private final List<BillLine> bills;
    private final List<String> found = new ArrayList<>();

    /** @param session of a transaction, so that all is of one moment */
    Audit(Session session, long accountId, BigDecimal usdPerCredit) {
        this.usdPerCredit = usdPerCredit;
        this.packages = new CreditTable(session).packages(accountId);
        this.movements = new CreditTable(session).movements(accountId);
        this.purchases = new PurchaseTable(session).purchases(accountId);
        this.invoices = new PurchaseTable(session).invoiceNumbers();
        this.tasks = new TaskTable(session).all().stream().filter(task -> task.accountId() == accountId).toList();
        this.usage = new UsageTable(session).records(accountId, Instant.EPOCH, EmulatorClock.END, 0, Integer.MAX_VALUE);
        this.bills = new BillTable(session).lines(accountId, Instant.EPOCH, EmulatorClock.END);
    }

    /** What can not be, in words; empty when the books add up. */
    List<String> contradictions() {
        movements.forEach(this::checkMovement);
        checkBalance();
        packages.forEach(this::checkPackage);
        checkPurchases();
        checkTasks();
        checkBills();
        return List.copyOf(found);
    }

    private void checkMovement(Movement movement) {
        long change = switch (movement.kind()) {
            case PURCHASE, REFUND -> movement.credits();
            case RESERVE, LAPSE -> -movement.credits();
            case CHARGE -> 0;
        };
        expect("change of " + movement, change, movement.change());
        if (movement.credits() < 0) {
            found.add(movement + " is about less than nothing");
        }
    }

    private void checkBalance() {
        long balance = packages.stream().mapToLong(CreditPackageRecord::creditRemain).sum();
        expect("changes in all against the balance", balance, movements.stream().mapToLong(Movement::change).sum());
        Map<Kind, Long> sums = sums(movements);
        expect("bought - reserved - lapsed + given back against the balance", balance,
                sums.get(Kind.PURCHASE) - sums.get(Kind.RESERVE) - sums.get(Kind.LAPSE) + sums.get(Kind.REFUND));
    }

    private void checkPackage(CreditPackageRecord bought) {
        List<Movement> own = movements.stream().filter(it -> Objects.equals(it.packageId(), bought.id())).toList();
        String name = "package " + bought.id();
        expect("changes of " + name, bought.creditRemain(), own.stream().mapToLong(Movement::change).sum());
        expect("credits bought with " + name, bought.creditAmount(), sums(own).get(Kind.PURCHASE));
        if (bought.creditRemain() < 0 || bought.creditRemain() > bought.creditAmount()) {
            found.add(name + " has " + bought.creditRemain() + " left of " + bought.creditAmount());
        }
    }

    private void checkPurchases() {
        expect("invoices against their highest number", invoices.highest(), invoices.written());
        Map<Long, Long> amounts
                = packages.stream().collect(Collectors.toMap(CreditPackageRecord::id, CreditPackageRecord::creditAmount));
        for (PurchaseRecord purchase : purchases) {
            expect("credits of the package of " + purchase, purchase.credits(), amounts.getOrDefault(purchase.packageId(), 0L));
            if (usdPerCredit.multiply(BigDecimal.valueOf(purchase.credits())).compareTo(purchase.usd()) != 0) {
                found.add(purchase + " has another price");
            }
        }
    }

    private void checkTasks() {
        Map<Long, List<Movement>> byTask = movements.stream().filter(it -> it.taskId() != null)
                .collect(Collectors.groupingBy(Movement::taskId));
        for (TaskRecord task : tasks) {
            Map<Kind, Long> sums = sums(byTask.getOrDefault(task.id(), List.of()));
            expect("reserved for " + task, task.reserved(), sums.get(Kind.RESERVE));
            expect("paid for " + task, task.succeeded() ? task.reserved() : 0, sums.get(Kind.CHARGE));
            expect("paid as " + task + " says", task.charged(), sums.get(Kind.CHARGE));
            expect("given back for " + task, task.ended() && !task.succeeded() ? task.reserved() : 0, sums.get(Kind.REFUND));
            byTask.remove(task.id());
        }
        byTask.keySet().forEach(id -> found.add("there is no task " + id + ", but it has movements"));
    }

    private void checkBills() {
        expect("usage against what was charged", sums(movements).get(Kind.CHARGE),
                usage.stream().mapToLong(UsageRecord::credits).sum());
        List<UsageRecord> billed = usage.stream().filter(UsageRecord::billed).toList();
        expect("credits in bill lines", billed.stream().mapToLong(UsageRecord::credits).sum(),
                bills.stream().mapToLong(BillLine::credits).sum());
        expect("tasks that succeeded in bill lines", billed.stream().filter(UsageRecord::succeeded).count(),
                bills.stream().mapToLong(BillLine::succeeded).sum());
        expect("tasks that failed in bill lines", billed.stream().filter(task -> !task.succeeded()).count(),
                bills.stream().mapToLong(BillLine::failed).sum());
    }

    private void expect(String what, long expected, long actual) {
        if (expected != actual) {
            found.add(what + ": " + actual + " instead of " + expected);
        }
    }

    private static Map<Kind, Long> sums(List<Movement> movements) {
        Map<Kind, Long> sums = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            sums.put(kind, movements.stream().filter(it -> it.kind() == kind).mapToLong(Movement::credits).sum());
        }
        return sums;
    }
}
