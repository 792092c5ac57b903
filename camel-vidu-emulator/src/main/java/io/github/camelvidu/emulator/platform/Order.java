// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.store.KeyRecord;

/**
 * A request that passed all checks but that of the balance.
 *
 * @param key     who asks
 * @param request what is asked
 * @param inputs  the files of the request
 * @param plan    what it will make
 * @param credits what it costs
 * @param priced  whether the platform publishes that price
 */
record Order(KeyRecord key, EffectiveRequest request, Inputs inputs, ResultPlan plan, long credits, boolean priced) {

    long accountId() {
        return key.accountId();
    }
}
