// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

/**
 * The credits of one hour or day of an account.
 *
 * @param reserved for tasks whose end is not known, uncertain ones included
 * @param charged  for tasks that have ended
 */
public record CreditsUsed(long reserved, long charged) {

    public static final CreditsUsed NONE = new CreditsUsed(0, 0);

    public long total() {
        return reserved + charged;
    }
}
