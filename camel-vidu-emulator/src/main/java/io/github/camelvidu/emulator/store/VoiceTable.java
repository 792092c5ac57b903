// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Cloned voices in one transaction. */
public final class VoiceTable {

    private final Session session;

    public VoiceTable(Session session) {
        this.session = session;
    }

    /** Adds a voice in place of an older one of that id. */
    public void put(VoiceRecord voice) {
        session.execute("DELETE FROM voice WHERE account_id = ? AND voice_id = ?", voice.accountId(), voice.voiceId());
        session.execute("INSERT INTO voice (id, account_id, voice_id, cloned_at) VALUES (?, ?, ?, ?)",
                session.nextId(), voice.accountId(), voice.voiceId(), voice.clonedAt());
    }

    public Optional<VoiceRecord> find(long accountId, String voiceId) {
        return session.find(VoiceTable::voice, "SELECT * FROM voice WHERE account_id = ? AND voice_id = ?", accountId, voiceId);
    }

    /** The voices of an account, lapsed ones too, oldest first. */
    public List<VoiceRecord> voices(long accountId) {
        return session.list(VoiceTable::voice, "SELECT * FROM voice WHERE account_id = ? ORDER BY id", accountId);
    }

    /** Notes the first use of a voice. */
    public void use(long accountId, String voiceId, Instant at) {
        session.execute("UPDATE voice SET used_at = ? WHERE account_id = ? AND voice_id = ? AND used_at IS NULL",
                at, accountId, voiceId);
    }

    private static VoiceRecord voice(ResultSet row) throws SQLException {
        return new VoiceRecord(
                row.getLong("account_id"), row.getString("voice_id"), Columns.time(row, "cloned_at"),
                Columns.time(row, "used_at"));
    }
}
