// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.time.Instant;

import io.github.camelvidu.api.catalog.Reconcile;

/** Rows for tests. */
final class Entries {

    static final String ACCOUNT = "https://api.vidu.com#default";

    private Entries() {
    }

    static LedgerEntry reserved(String key, Instant now) {
        return LedgerEntryBuilder.builder().account(ACCOUNT).key(key).state(LedgerState.RESERVED).attempt(1).digest("digest")
                .reconcile(Reconcile.MARKER)
                .kind("text2video").model("viduq3-turbo").creditsReserved(35).createdAt(now).changedAt(now).reservedAt(now)
                .owner("node-1").leaseUntil(now.plusSeconds(600)).build();
    }
}
