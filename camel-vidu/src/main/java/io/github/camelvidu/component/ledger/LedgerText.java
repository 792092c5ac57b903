// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.nio.charset.StandardCharsets;

/** What texts a ledger takes, so that each database keeps them as they are. */
final class LedgerText {

    /** Characters of a name at most: two, of four bytes each, fit into an entry of PostgreSQL's index (2,704 bytes). */
    static final int MAX_NAME = 255;

    private LedgerText() {
    }

    /** @throws IllegalArgumentException if no row can have such a key */
    static void checkKey(String account, String key) {
        checkName("account", account);
        checkName("idempotency key", key);
    }

    /** @throws IllegalArgumentException if the two are not versions of one row */
    static void checkSameKey(LedgerEntry before, LedgerEntry after) {
        if (!before.account().equals(after.account()) || !before.key().equals(after.key())) {
            throw new IllegalArgumentException("a row keeps its account and its key");
        }
    }

    /**
     * Lets only those names pass that no database changes: cut, they might be those of somebody else.
     *
     * @param  value                    may be null
     * @return                          the value
     * @throws IllegalArgumentException which does not repeat the name, since that may hold anything
     */
    static String checkName(String what, String value) {
        return checkName(what, value, MAX_NAME);
    }

    /** The same for names of another length. */
    static String checkName(String what, String value, int longest) {
        if (value == null) {
            return null;
        }
        if (value.length() > longest) {
            throw new IllegalArgumentException(
                    "the " + what + " has " + value.length() + " characters, and a ledger takes " + longest);
        }
        value.codePoints().filter(LedgerText::isNoText).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("the " + what + " holds U+%04X, which is no character of a name".formatted(c));
        });
        return value;
    }

    /** Whether a row may have such a name. */
    static boolean isName(String value) {
        return value.length() <= MAX_NAME && value.codePoints().noneMatch(LedgerText::isNoText);
    }

    /** @param value may be null @return without what PostgreSQL does not take: NUL, and halves of surrogate pairs */
    static String storable(String value) {
        return value == null
                ? null
                : new String(value.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** @param value may be null; only for people, so that its end may be missing */
    static String cut(String value, int length) {
        if (value == null) {
            return null;
        }
        String text = storable(value);
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static boolean isNoText(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
