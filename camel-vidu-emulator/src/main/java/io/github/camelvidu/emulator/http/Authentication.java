// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Optional;

import io.github.camelvidu.emulator.platform.ApiKeys;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.KeyRecord;

/**
 * {@code Authorization: Token …} (Vidu reference, section 1). That a suspended key is {@code Forbidden} is assumed: no
 * source says it.
 */
final class Authentication {

    private static final String TOKEN = "Token ";
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final boolean bearerToo;
    private final Optional<String> standIn;

    /**
     * @param bearerToo whether the {@code Bearer} form is accepted as well
     * @param standIn   the key that takes the place of one that is unknown or not there; empty where that is refused
     */
    Authentication(ApiKeys keys, boolean bearerToo, Optional<String> standIn) {
        this.keys = keys;
        this.bearerToo = bearerToo;
        this.standIn = standIn;
    }

    /** @throws Refusal {@code Unauthorized}, or {@code Forbidden} when the key is suspended */
    KeyRecord key(Call call) {
        String header = call.header("Authorization").orElse("");
        String scheme = header.startsWith(TOKEN) ? TOKEN : bearerToo && header.startsWith(BEARER) ? BEARER : null;
        KeyRecord key = Optional.ofNullable(scheme).flatMap(it -> keys.find(header.substring(it.length())))
                .or(() -> standIn.flatMap(keys::find))
                .orElseThrow(() -> Refusal.of("Unauthorized"));
        if (key.suspended()) {
            throw Refusal.of("Forbidden");
        }
        return key;
    }
}
