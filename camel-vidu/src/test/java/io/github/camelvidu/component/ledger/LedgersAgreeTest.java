// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelvidu.component.SoakOnly;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;

import static org.assertj.core.api.Assertions.assertThat;

/** The ledgers in memory, H2 and PostgreSQL do the same, whatever they are asked for and in whatever order. */
class LedgersAgreeTest {

    private static final TaskLedger H2 = new JdbcTaskLedger(JdbcTaskLedgerContract.withTables(H2Databases.newDatabase()));

    /** Starts PostgreSQL only for the property that wants it. */
    private static final class Postgres {
        private static final TaskLedger LEDGER
                = new JdbcTaskLedger(JdbcTaskLedgerContract.withTables(PostgresServer.newDatabase()));
    }

    @Property(tries = 40, seed = "20261116", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void h2DoesWhatMemoryDoes(@ForAll("calls") List<Call> calls) {
        assertSame(H2, calls);
    }

    @Property(tries = 20, seed = "20261116", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void postgresDoesWhatMemoryDoes(@ForAll("calls") List<Call> calls) {
        assertSame(Postgres.LEDGER, calls);
    }

    @AddLifecycleHook(SoakOnly.class)
    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void h2DoesForLongWhatMemoryDoes(@ForAll("calls") List<Call> calls) {
        assertSame(H2, calls);
    }

    @AddLifecycleHook(SoakOnly.class)
    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void postgresDoesForLongWhatMemoryDoes(@ForAll("calls") List<Call> calls) {
        assertSame(Postgres.LEDGER, calls);
    }

    private static void assertSame(TaskLedger ledger, List<Call> calls) {
        assertThat(outcomes(ledger, calls)).isEqualTo(outcomes(new MemoryTaskLedger(InstantSource.system()), calls));
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 1_000).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Kind.INSERT)),
                Tuple.of(8, Arbitraries.just(Kind.STEP)),
                Tuple.of(6, Arbitraries.of(Kind.class))),
                Arbitraries.integers().between(0, 3), number, number, number)
                .as(Call::new).list().ofMinSize(1).ofMaxSize(60)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    enum Kind {
        INSERT,
        STEP,
        STALE_STEP,
        CLAIM,
        RENEW,
        FORGET
    }

    /** @param key of four @param a chooses what is done with it, as do @param b and @param c */
    record Call(Kind kind, int key, int a, int b, int c) {
    }

    private static List<String> outcomes(TaskLedger ledger, List<Call> calls) {
        return new Play(ledger).outcomes(calls);
    }

    /** Plays calls on a ledger under an account of their own, and writes down what comes of them. */
    private static final class Play {

        private static final Instant LONG_AGO = Instant.parse("2020-01-01T08:00:00Z");
        private static final Instant FAR_OFF = Instant.parse("2100-01-01T08:00:00Z");
        /** After the first: the next one, and one of the next day. */
        private static final List<Integer> HOURS = List.of(0, 1, 16);
        private static final Set<LedgerState> ALL = EnumSet.allOf(LedgerState.class);

        private final TaskLedger ledger;
        private final String account = "account-" + UUID.randomUUID();
        private final Map<String, LedgerEntry> firstSeen = new HashMap<>();
        private int second;

        Play(TaskLedger ledger) {
            this.ledger = ledger;
        }

        List<String> outcomes(List<Call> calls) {
            List<String> outcomes = new ArrayList<>();
            for (Call call : calls) {
                second++;
                outcomes.add(call + ": " + outcome(call));
                ledger.entries(account, ALL, 100).forEach(row -> outcomes.add(text(row)));
            }
            outcomes.addAll(sums());
            outcomes.addAll(tasks());
            return outcomes;
        }

        private String outcome(Call call) {
            String key = "key-" + call.key;
            Optional<LedgerEntry> row = ledger.find(account, key);
            row.ifPresent(seen -> firstSeen.putIfAbsent(key, seen));
            try {
                return switch (call.kind) {
                    case INSERT -> "" + ledger.insert(first(call), budget(call));
                    case STEP -> row.map(before -> replace(before, call)).orElse("none");
                    case STALE_STEP ->
                        Optional.ofNullable(firstSeen.get(key)).map(before -> replace(before, call)).orElse("none");
                    case CLAIM -> ledger.claim(account, states(call), owner(call.b), Duration.ofHours(1), call.c % 4).stream()
                            .map(Play::text).toList().toString();
                    case RENEW -> {
                        ledger.renew(account, owner(call.a), Duration.ofHours(1));
                        yield "";
                    }
                    case FORGET -> {
                        ledger.forget(account, Duration.ofDays(call.a % 2 == 0 ? 1 : 36_500));
                        yield "";
                    }
                };
            } catch (TaskTakenException e) {
                return "taken";
            }
        }

        private String replace(LedgerEntry before, Call call) {
            return "" + ledger.replace(before, after(before, call), budget(call));
        }

        /** One of all steps that the row may take. */
        private LedgerEntry after(LedgerEntry row, Call call) {
            Instant now = (call.b % 3 == 0 ? LONG_AGO : FAR_OFF).plusSeconds(second);
            Integer credits = call.c % 5 == 0 ? null : call.c % 50;
            List<LedgerEntry> steps = new ArrayList<>(switch (row.state()) {
                case RESERVED -> List.of(row.submitted(task(call), credits, now), row.uncertain("lost", now),
                        row.refused("no", now), row.sending(now, now, now));
                case UNCERTAIN -> List.of(row.submitted(task(call), credits, now), row.absent(now));
                case SUBMITTED -> List.of(row.succeeded(credits, now), row.failed("Unknown", credits, now));
                case REFUSED, ABSENT, FAILED -> List.of(row.reservedAgain(first(call)));
                case SUCCEEDED -> List.of();
            });
            steps.addAll(List.of(row.held(now, now), row.unheld(now)));
            if (row.state().ended()) {
                steps.add(row.delivered(now));
            }
            return steps.get(call.a % steps.size());
        }

        private LedgerEntry first(Call call) {
            Instant reserved = LONG_AGO.plus(Duration.ofHours(HOURS.get(call.a % 3))).plusSeconds(second);
            LedgerEntry first = Entries.reserved("key-" + call.key, reserved).withAccount(account)
                    .withCreditsReserved(call.b % 6 == 0 ? null : call.b % 50).withOwner(owner(call.c))
                    .withKeyName(call.a % 3 == 0 ? null : "key-" + call.a % 3)
                    .withCreatedAt(LONG_AGO.plusSeconds(second)).withAwaited(call.a % 3 == 0)
                    .withExtraOf(call.b % 7 == 0 ? "k" : null).withLeaseUntil(call.c % 3 == 0 ? FAR_OFF : LONG_AGO);
            return call.a % 9 == 0 ? first.withTaskId(task(call)) : first;
        }

        private static Budget budget(Call call) {
            return new Budget(call.a % 3 == 0 ? 30 : null, call.b % 3 == 0 ? 45 : null);
        }

        private static String task(Call call) {
            return "task-" + call.b % 6;
        }

        private static String owner(int number) {
            return "node-" + number % 2;
        }

        private static Set<LedgerState> states(Call call) {
            return call.a % 3 == 0 ? EnumSet.of(LedgerState.values()[call.a % 7]) : ALL;
        }

        private List<String> sums() {
            List<String> sums = new ArrayList<>();
            for (BudgetPeriod period : BudgetPeriod.values()) {
                for (int hour : HOURS) {
                    Instant time = LONG_AGO.plus(Duration.ofHours(hour));
                    sums.add(period + " " + time + ": " + ledger.used(account, period, time));
                }
            }
            return sums;
        }

        private List<String> tasks() {
            List<String> ids = IntStream.range(0, 6).mapToObj(i -> "task-" + i).toList();
            List<String> tasks = new ArrayList<>(new TreeSet<>(ledger.taken(account, ids)));
            ids.forEach(id -> tasks.add(id + " " + ledger.findTask(account, id).map(LedgerEntry::key)));
            return tasks;
        }

        /** The whole row, but for its account and for what the clocks of the ledgers say differently. */
        private static String text(LedgerEntry row) {
            return "" + Stream.of(
                    row.key(), row.version(), row.state(), row.attempt(), row.marker(), row.model(), row.keyName(),
                    row.taskId(), row.errCode(),
                    row.creditsReserved(), row.creditsCharged(), row.createdAt(), text(row.changedAt()), row.reservedAt(),
                    row.sentAt(), row.sentUntil(), row.owner(), text(row.leaseUntil()), row.awaited(), row.deliveredAt(),
                    row.extraOf(), row.lastError()).map(String::valueOf).toList();
        }

        private static String text(Instant time) {
            boolean real = time.isAfter(Instant.parse("2021-01-01T00:00:00Z"))
                    && time.isBefore(Instant.parse("2099-01-01T00:00:00Z"));
            return real ? "now" : time.toString();
        }
    }
}
