// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

/**
 * With which of an account's keys a call is made.
 *
 * @param name     nickname; null for the account's usual key
 * @param failover whether another key may be taken when the platform definitely refuses this one
 */
public record KeyChoice(String name, boolean failover) {

    /** The usual key, and whatever other one the platform takes: for calls that change nothing and cost nothing. */
    public static final KeyChoice ANY = new KeyChoice(null, true);
    /** The usual key and no other. */
    public static final KeyChoice USUAL = new KeyChoice(null, false);
}
