// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.camelvidu.component.ledger.CreditsUsed;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What a consumer group has been told of an account's credits, as it is remembered between two looks. A value; null
 * members are those of a group that has seen nothing yet.
 *
 * @param balance  that was told last; null before the first look
 * @param low      whether it was told that the balance is low
 * @param packages by their ids
 * @param spending what the ledger had counted at the last look
 * @param sums     what the sum of balance and spending can be
 */
@RecordBuilder
record CreditsSeen(Long balance, boolean low, Map<String, SeenPackage> packages, Spending spending, Sums sums)
        implements
            CreditsSeenBuilder.With {

    static final CreditsSeen NOTHING = new CreditsSeen(null, false, Map.of(), null, null);

    CreditsSeen {
        packages = packages == null ? Map.of() : Map.copyOf(packages);
    }

    /** What can be told about a package, each once. */
    enum Told {
        BOUGHT,
        LAPSING,
        EMPTY,
        LAPSED
    }

    /**
     * A package.
     *
     * @param remain credits left at the last look
     * @param told   never null
     */
    record SeenPackage(long remain, Set<Told> told) {

        SeenPackage {
            told = told == null ? Set.of() : Set.copyOf(told);
        }

        SeenPackage withTold(Told more) {
            EnumSet<Told> all = EnumSet.of(more);
            all.addAll(told);
            return new SeenPackage(remain, all);
        }

        SeenPackage without(Told less) {
            EnumSet<Told> all = EnumSet.noneOf(Told.class);
            told.stream().filter(each -> each != less).forEach(all::add);
            return new SeenPackage(remain, all);
        }

        SeenPackage withRemain(long now) {
            return new SeenPackage(now, told);
        }
    }

    /**
     * What the ledger counts.
     *
     * @param ledger which one; the numbers of another are not comparable
     * @param closed charged in days before those of {@code days}
     * @param days   the last days, by their dates in UTC
     */
    record Spending(String ledger, long closed, TreeMap<String, CreditsUsed> days) {

        long charged() {
            return closed + days.values().stream().mapToLong(CreditsUsed::charged).sum();
        }

        long reserved() {
            return days.values().stream().mapToLong(CreditsUsed::reserved).sum();
        }
    }

    /**
     * The sum of the balance and of all that was spent, which spending does not change: it can be any number between
     * these, since it is not known at which moment the platform takes credits for a task that is under way, or gives
     * them back.
     *
     * @param suspected credits that the last look was off, if it was; told when the next one is off as well
     */
    record Sums(long least, long most, Long suspected) {
    }

    SeenPackage creditPackage(String id) {
        return packages.get(id);
    }

    CreditsSeen withPackage(String id, SeenPackage seen) {
        Map<String, SeenPackage> all = new LinkedHashMap<>(packages);
        all.put(id, seen);
        return withPackages(all);
    }
}
