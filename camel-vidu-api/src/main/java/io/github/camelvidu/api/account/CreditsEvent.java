// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.account;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelvidu.api.CreditPackage;

/**
 * Something that has happened to the credits of an account, found by comparing its balance (Vidu reference, section
 * 8.1) with what it was at the look before. All numbers are credits. Nothing is ever null.
 */
public sealed interface CreditsEvent {

    /** When the platform was looked at, by its own clock, in whole seconds. */
    Instant at();

    /** What has happened, as one word for routes: {@code balance-changed} and so on. */
    @JsonProperty("type")
    String type();

    /**
     * The balance is another than before.
     *
     * @param before at the look before
     * @param now    at this one
     */
    record BalanceChanged(
            @JsonSerialize(using = ToStringSerializer.class) Instant at, long before, long now) implements CreditsEvent {

        public BalanceChanged {
            Objects.requireNonNull(at, "at");
        }

        /** Credits that were added; negative when they became fewer. */
        @JsonProperty("difference")
        public long difference() {
            return now - before;
        }

        @Override
        public String type() {
            return "balance-changed";
        }
    }

    /**
     * The balance has fallen below the limit of the route.
     *
     * @param balance what is left
     * @param limit   under which it is low
     */
    record BalanceLow(
            @JsonSerialize(using = ToStringSerializer.class) Instant at, long balance, long limit) implements CreditsEvent {

        public BalanceLow {
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String type() {
            return "balance-low";
        }
    }

    /**
     * There is a package that was not there before: bought or given.
     *
     * @param creditPackage as it is now
     */
    record PackageBought(
            @JsonSerialize(using = ToStringSerializer.class) Instant at,
            @JsonProperty("package") CreditPackage creditPackage) implements CreditsEvent {

        public PackageBought {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(creditPackage, "creditPackage");
        }

        @Override
        public String type() {
            return "package-bought";
        }
    }

    /**
     * A package that is still of use lapses soon.
     *
     * @param creditPackage as it is now; {@code validTo} is when it lapses
     */
    record PackageLapsing(
            @JsonSerialize(using = ToStringSerializer.class) Instant at,
            @JsonProperty("package") CreditPackage creditPackage) implements CreditsEvent {

        public PackageLapsing {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(creditPackage, "creditPackage");
        }

        @Override
        public String type() {
            return "package-lapsing";
        }
    }

    /**
     * The last credits of a package are spent or set aside.
     *
     * @param creditPackage as it is now
     */
    record PackageEmpty(
            @JsonSerialize(using = ToStringSerializer.class) Instant at,
            @JsonProperty("package") CreditPackage creditPackage) implements CreditsEvent {

        public PackageEmpty {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(creditPackage, "creditPackage");
        }

        @Override
        public String type() {
            return "package-empty";
        }
    }

    /**
     * A package has lapsed with credits in it.
     *
     * @param creditPackage as it is now
     * @param lost          credits that it had left when it was last seen before
     */
    record PackageLapsed(
            @JsonSerialize(using = ToStringSerializer.class) Instant at,
            @JsonProperty("package") CreditPackage creditPackage, long lost) implements CreditsEvent {

        public PackageLapsed {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(creditPackage, "creditPackage");
        }

        @Override
        public String type() {
            return "package-lapsed";
        }
    }

    /**
     * The balance has changed by something else than what the ledger knows to be set aside, charged and given back, and
     * than packages that were bought. Others who use the account are the usual cause.
     *
     * @param expected what the balance would be by the ledger; while tasks are under way the nearest of all that it
     *                 could be
     * @param seen     what it is
     * @param underWay credits set aside in the ledger for tasks whose end it does not know
     */
    record LedgerDiffers(
            @JsonSerialize(using = ToStringSerializer.class) Instant at, long expected, long seen,
            long underWay) implements CreditsEvent {

        public LedgerDiffers {
            Objects.requireNonNull(at, "at");
        }

        /** Credits that are there beyond what the ledger tells; negative when some are missing. */
        @JsonProperty("difference")
        public long difference() {
            return seen - expected;
        }

        @Override
        public String type() {
            return "ledger-differs";
        }
    }
}
