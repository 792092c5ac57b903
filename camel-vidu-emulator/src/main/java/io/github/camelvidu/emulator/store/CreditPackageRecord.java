// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;

/**
 * Credits that were bought together (Vidu reference, section 8.1).
 *
 * @param id           as clients see it
 * @param accountId    whose they are
 * @param name         shown to people
 * @param type         {@code test}, {@code metered} or {@code concurrent}
 * @param creditAmount credits bought
 * @param creditRemain credits left, never negative
 * @param validFrom    when they were bought
 * @param validTo      when what is left lapses
 */
public record CreditPackageRecord(
        long id, long accountId, String name, String type, long creditAmount, long creditRemain, Instant validFrom,
        Instant validTo) {
}
