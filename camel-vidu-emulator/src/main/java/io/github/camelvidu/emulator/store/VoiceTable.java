// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

/** Cloned voices in one transaction. */
public final class VoiceTable {

    private final Handle handle;

    public VoiceTable(Handle handle) {
        this.handle = handle;
    }

    /** Adds a voice in place of an older one of that id. */
    public void put(VoiceRecord voice) {
        handle.execute("DELETE FROM voice WHERE account_id = ? AND voice_id = ?", voice.accountId(), voice.voiceId());
        handle.createUpdate(
                "INSERT INTO voice (id, account_id, voice_id, cloned_at) VALUES (:id, :accountId, :voiceId, :clonedAt)")
                .bind("id", Store.nextId(handle))
                .bindMethods(voice)
                .execute();
    }

    public Optional<VoiceRecord> find(long accountId, String voiceId) {
        return handle.createQuery("SELECT * FROM voice WHERE account_id = :accountId AND voice_id = :voiceId")
                .bind("accountId", accountId)
                .bind("voiceId", voiceId)
                .mapTo(VoiceRecord.class)
                .findOne();
    }

    /** The voices of an account, lapsed ones too, oldest first. */
    public List<VoiceRecord> voices(long accountId) {
        return handle.createQuery("SELECT * FROM voice WHERE account_id = :accountId ORDER BY id")
                .bind("accountId", accountId)
                .mapTo(VoiceRecord.class)
                .list();
    }

    /** Notes the first use of a voice. */
    public void use(long accountId, String voiceId, Instant at) {
        handle.createUpdate("UPDATE voice SET used_at = :at WHERE account_id = :accountId AND voice_id = :voiceId"
                            + " AND used_at IS NULL")
                .bind("at", at)
                .bind("accountId", accountId)
                .bind("voiceId", voiceId)
                .execute();
    }
}
