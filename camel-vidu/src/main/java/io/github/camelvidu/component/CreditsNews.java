// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.camelvidu.api.CreditPackage;
import io.github.camelvidu.api.account.CreditsEvent;
import io.github.camelvidu.component.CreditsSeen.SeenPackage;
import io.github.camelvidu.component.CreditsSeen.Told;

/** What is new at a look, against what has been told. Holds the rules only; nothing of it changes. */
final class CreditsNews {

    private static final Duration LAPSE_SETTLED = Duration.ofDays(1);

    private final Long lowBalance;
    private final Duration lapseNotice;

    /** @param lowBalance null for no limit */
    CreditsNews(Long lowBalance, Duration lapseNotice) {
        this.lowBalance = lowBalance;
        this.lapseNotice = lapseNotice;
    }

    /**
     * Something new.
     *
     * @param told what is remembered once a route has been told it
     */
    record News(CreditsEvent event, UnaryOperator<CreditsSeen> told) {
    }

    /**
     * All of a look.
     *
     * @param seen what is remembered whether or not a route can be told the news
     * @param news never null
     */
    record Found(CreditsSeen seen, List<News> news) {
    }

    /**
     * The first look of a group is what others are compared with: all that it tells is what is low or about to lapse.
     */
    Found compare(CreditsSeen seen, CreditsLook look) {
        Comparison comparison = new Comparison(seen, look);
        comparison.balance();
        comparison.packages();
        comparison.ledger();
        return new Found(comparison.now, comparison.news);
    }

    private final class Comparison {

        private final CreditsSeen before;
        private final CreditsLook look;
        private final List<News> news = new ArrayList<>();
        private CreditsSeen now;
        /** Credits of packages that are seen for the first time. */
        private long added;
        private boolean lapsed;

        private Comparison(CreditsSeen before, CreditsLook look) {
            this.before = before;
            this.look = look;
            now = before;
        }

        void balance() {
            long balance = look.balance();
            if (before.balance() == null) {
                now = now.withBalance(balance);
            } else if (before.balance() != balance) {
                tell(new CreditsEvent.BalanceChanged(look.at(), before.balance(), balance),
                        told -> told.withBalance(balance));
            }
            boolean low = lowBalance != null && balance < lowBalance;
            if (low && !before.low()) {
                tell(new CreditsEvent.BalanceLow(look.at(), balance, lowBalance), told -> told.withLow(true));
            } else if (!low) {
                now = now.withLow(false);
            }
        }

        void packages() {
            Map<String, SeenPackage> listed = new LinkedHashMap<>();
            for (CreditPackage each : look.credits().packages()) {
                if (each.id() != null) {
                    listed.put(each.id(), seen(each));
                }
            }
            lapsed |= before.packages().entrySet().stream()
                    .anyMatch(each -> !listed.containsKey(each.getKey()) && each.getValue().remain() > 0);
            now = now.withPackages(listed);
            for (CreditPackage each : look.credits().packages()) {
                if (each.id() != null) {
                    tellOf(each, listed.get(each.id()));
                }
            }
        }

        /** What is remembered of a package in any case. */
        private SeenPackage seen(CreditPackage each) {
            SeenPackage known = before.creditPackage(each.id());
            if (known != null) {
                SeenPackage seen = hasLapsed(each) && !known.told().contains(Told.LAPSED)
                        ? known : known.withRemain(each.creditRemain());
                return each.creditRemain() > 0 ? seen.without(Told.EMPTY) : seen;
            }
            SeenPackage fresh = new SeenPackage(each.creditRemain(), null);
            if (before.balance() != null) {
                added += each.creditAmount();
                return fresh;
            }
            SeenPackage first = fresh.withTold(Told.BOUGHT);
            if (hasLapsed(each)) {
                first = first.withTold(Told.LAPSED);
            }
            return each.creditRemain() == 0 ? first.withTold(Told.EMPTY) : first;
        }

        private void tellOf(CreditPackage each, SeenPackage seen) {
            if (!seen.told().contains(Told.BOUGHT)) {
                tell(new CreditsEvent.PackageBought(look.at(), each), told(each, Told.BOUGHT));
            }
            if (hasLapsed(each)) {
                lapsed |= mayStillChange(each);
                tellOfLapse(each, seen);
            } else if (isOfUse(each) && lapsesSoon(each) && !seen.told().contains(Told.LAPSING)) {
                tell(new CreditsEvent.PackageLapsing(look.at(), each), told(each, Told.LAPSING));
            } else if (each.creditAmount() > 0 && each.creditRemain() == 0 && !seen.told().contains(Told.EMPTY)) {
                tell(new CreditsEvent.PackageEmpty(look.at(), each), told(each, Told.EMPTY));
            }
        }

        private void tellOfLapse(CreditPackage each, SeenPackage seen) {
            if (seen.told().contains(Told.LAPSED)) {
                return;
            }
            lapsed = true;
            if (seen.remain() > 0) {
                tell(new CreditsEvent.PackageLapsed(look.at(), each, seen.remain()), told(each, Told.LAPSED));
            } else {
                now = told(each, Told.LAPSED).apply(now);
            }
        }

        void ledger() {
            SumsCheck check = SumsCheck.of(before, look, added, lapsed);
            now = now.withSpending(look.after()).withSums(check.sums());
            check.differs().ifPresent(event -> tell(event, told -> told.withSums(check.afterTold())));
        }

        private boolean hasLapsed(CreditPackage each) {
            return each.validTo() != null && !each.validTo().isAfter(look.at());
        }

        /** The platform may take what was left a little later than it says. */
        private boolean mayStillChange(CreditPackage each) {
            SeenPackage known = before.creditPackage(each.id());
            return (each.creditRemain() > 0 || known != null && known.remain() > 0)
                    && look.at().isBefore(each.validTo().plus(LAPSE_SETTLED));
        }

        private boolean lapsesSoon(CreditPackage each) {
            return each.validTo() != null && !look.at().isBefore(each.validTo().minus(lapseNotice));
        }

        /** A package of concurrency has no credits. */
        private boolean isOfUse(CreditPackage each) {
            return each.creditRemain() > 0 || each.creditAmount() == 0;
        }

        private void tell(CreditsEvent event, UnaryOperator<CreditsSeen> told) {
            news.add(new News(event, told));
        }

        private static UnaryOperator<CreditsSeen> told(CreditPackage each, Told what) {
            return seen -> seen.creditPackage(each.id()) == null
                    ? seen : seen.withPackage(each.id(), seen.creditPackage(each.id()).withTold(what));
        }
    }
}
