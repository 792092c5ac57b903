// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.Session;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.VoiceRecord;
import io.github.camelvidu.emulator.store.VoiceTable;

/**
 * The cloned voices of the accounts. A voice that no speech was made with lapses (Vidu reference, section 5.17). The
 * platform's own voices are not published, so every id that is no lapsed voice of the account is accepted. Thread-safe.
 */
public final class Voices {

    /** What a call gives that makes a voice. */
    private static final String VOICE = "voice";
    private static final List<String> MEMBERS = List.of("voice_id", "voice_setting_voice_id");

    private final Store store;
    private final EmulatorClock clock;
    private final Duration unusedLifetime;

    Voices(Store store, EmulatorClock clock, Duration unusedLifetime) {
        this.store = store;
        this.clock = clock;
        this.unusedLifetime = unusedLifetime;
    }

    /** The voices of an account that can be used, oldest first. */
    public List<VoiceRecord> voices(long accountId) {
        Instant now = clock.instant();
        return store.read(session -> new VoiceTable(session).voices(accountId)).stream()
                .filter(voice -> !lapsed(voice, now))
                .toList();
    }

    /**
     * Checks the voices that a request uses; the id of a voice that is to be made is none of them.
     *
     * @throws Refusal {@code FieldInvalid} when one of them has lapsed
     */
    void check(long accountId, EffectiveRequest request) {
        if (VOICE.equals(request.operation().result())) {
            return;
        }
        JsonNode members = request.members();
        List<String> lapsed = new ArrayList<>();
        for (String member : MEMBERS) {
            if (lapsed(accountId, members.path(member))) {
                lapsed.add(member);
            }
        }
        for (JsonNode subject : members.path("subjects")) {
            if (lapsed(accountId, subject.path("voice_id"))) {
                lapsed.add("subjects.voice_id");
            }
        }
        if (!lapsed.isEmpty()) {
            throw Refusal.of("FieldInvalid", lapsed);
        }
    }

    /**
     * Makes a voice.
     *
     * @throws Refusal {@code Conflict} when the account has one of that id
     */
    void add(Session session, long accountId, String voiceId, Instant now) {
        VoiceTable table = new VoiceTable(session);
        Optional<VoiceRecord> taken = table.find(accountId, voiceId).filter(voice -> !lapsed(voice, now));
        if (taken.isPresent()) {
            throw Refusal.of("Conflict");
        }
        table.put(new VoiceRecord(accountId, voiceId, now, null));
    }

    /** Speech was made with a voice: it stays, if it is one of the account. */
    void use(Session session, long accountId, String voiceId, Instant now) {
        new VoiceTable(session).use(accountId, voiceId, now);
    }

    private boolean lapsed(long accountId, JsonNode voiceId) {
        Instant now = clock.instant();
        return voiceId.isTextual() && store.read(session -> new VoiceTable(session).find(accountId, voiceId.textValue()))
                .filter(voice -> lapsed(voice, now))
                .isPresent();
    }

    private boolean lapsed(VoiceRecord voice, Instant now) {
        return voice.usedAt() == null && !voice.clonedAt().plus(unusedLifetime).isAfter(now);
    }
}
