// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

/**
 * How often a rule strikes where it fits.
 *
 * @param skip   occasions that are let through first
 * @param times  how often it strikes then; 0 for always
 * @param chance how likely it strikes at each of these occasions, from 0 to 1
 */
public record Occasions(int skip, int times, double chance) {

    /** Each one. */
    public static final Occasions ALL = new Occasions(0, 0, 1);

    /** @throws IllegalArgumentException if a number is below 0, or the chance above 1 */
    public Occasions {
        requireCount("skip", skip);
        requireCount("times", times);
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("A chance is from 0 to 1, but this is " + chance);
        }
    }

    public Occasions skip(int skip) {
        return new Occasions(skip, times, chance);
    }

    public Occasions times(int times) {
        return new Occasions(skip, times, chance);
    }

    public Occasions chance(double chance) {
        return new Occasions(skip, times, chance);
    }

    private static void requireCount(String what, int count) {
        if (count < 0) {
            throw new IllegalArgumentException(what + " must be 0 or more, but is " + count);
        }
    }
}
