// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import io.github.camelvidu.emulator.platform.Accounts;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.AccountTable.KeyRecord;

/** {@code Authorization: Token …} (Vidu reference, section 1). */
final class Authentication {

    private static final String TOKEN = "Token ";
    private static final String BEARER = "Bearer ";

    private final Accounts accounts;
    private final boolean bearerToo;

    /** @param bearerToo whether the {@code Bearer} form is accepted as well */
    Authentication(Accounts accounts, boolean bearerToo) {
        this.accounts = accounts;
        this.bearerToo = bearerToo;
    }

    /** @throws Refusal {@code Unauthorized} */
    KeyRecord key(Call call) {
        String header = call.header("Authorization").orElse("");
        String scheme = header.startsWith(TOKEN) ? TOKEN : bearerToo && header.startsWith(BEARER) ? BEARER : null;
        if (scheme == null) {
            throw Refusal.of("Unauthorized");
        }
        return accounts.key(header.substring(scheme.length())).orElseThrow(() -> Refusal.of("Unauthorized"));
    }
}
