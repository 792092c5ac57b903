// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.callback;

import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.CallbackEffect;
import io.github.camelvidu.emulator.http.HttpDate;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.store.CallbackRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/** Writes callbacks: the answer of the creations query at this moment, dated and signed. Thread-safe. */
final class CallbackWriter {

    private static final List<String> SIGNED = List.of(CallbackSignature.DATE, CallbackSignature.NONCE);

    private final Platform platform;
    private final EmulatorClock clock;
    private final Function<TaskRecord, ObjectNode> body;

    /** @param body what the creations query says of a task */
    CallbackWriter(Platform platform, EmulatorClock clock, Function<TaskRecord, ObjectNode> body) {
        this.platform = platform;
        this.clock = clock;
        this.body = body;
    }

    /** The callback; empty when its task was forgotten. The key of the task must have been seen. */
    Optional<CallbackRequest> write(CallbackRecord callback, CallbackEffect effect) {
        return platform.callbacks().task(callback).flatMap(
                task -> platform.keys().seen().find(callback.keyId()).map(key -> write(callback, task, key, effect)));
    }

    private CallbackRequest write(CallbackRecord callback, TaskRecord task, String key, CallbackEffect effect) {
        URI url = URI.create(callback.url());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put(CallbackSignature.DATE, HttpDate.of(clock.instant()));
        headers.put(CallbackSignature.NONCE, UUID.randomUUID().toString());
        headers.put("X-HMAC-SIGNED-HEADERS", String.join(";", SIGNED));
        headers.put("X-HMAC-SIGNATURE", signature(url, headers, key, effect));
        headers.put("X-HMAC-ALGORITHM", CallbackSignature.ALGORITHM);
        headers.put("X-HMAC-ACCESS-KEY", CallbackSignature.ACCESS_KEY);
        return new CallbackRequest(url, headers, body(task, effect));
    }

    private static String signature(URI url, Map<String, String> headers, String key, CallbackEffect effect) {
        String text = CallbackSignature.text(url, effect instanceof CallbackEffect.DecodePath, headers, SIGNED);
        String signature
                = CallbackSignature.of(effect instanceof CallbackEffect.SignWith other ? other.apiKey() : key, text);
        return effect instanceof CallbackEffect.Forge ? forged(signature) : signature;
    }

    private static String forged(String signature) {
        byte[] bytes = Base64.getDecoder().decode(signature);
        bytes[0] ^= 1;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String body(TaskRecord task, CallbackEffect effect) {
        if (effect instanceof CallbackEffect.Body other) {
            return other.text();
        }
        ObjectNode json = body.apply(task);
        if (effect instanceof CallbackEffect.Members lies) {
            lies.members().forEach(json::set);
        }
        return json.toString();
    }
}
