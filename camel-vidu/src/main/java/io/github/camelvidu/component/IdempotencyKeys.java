// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;

/** What an idempotency key may be: any ledger must be able to keep it. */
final class IdempotencyKeys {

    private static final int LONGEST = 255;

    private IdempotencyKeys() {
    }

    /**
     * @param  key                  may be null
     * @throws ViduRequestException when it is no key
     */
    static String checked(String key) {
        if (key == null || key.isBlank()) {
            throw wrong("is empty: the header " + ViduConstants.IDEMPOTENCY_KEY
                        + " or the idempotencyKey expression must give something");
        }
        if (key.length() > LONGEST) {
            throw wrong("has " + key.length() + " characters; up to " + LONGEST + " are allowed");
        }
        if (key.chars().anyMatch(Character::isISOControl)) {
            throw wrong("has control characters");
        }
        return key;
    }

    private static ViduRequestException wrong(String what) {
        return new ViduRequestException(
                "the idempotency key " + what, List.of("idempotencyKey"), FailureDetails.NONE, null);
    }
}
