// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Instant;

/**
 * A cloned voice (Vidu reference, section 5.17).
 *
 * @param accountId whose voice
 * @param voiceId   as the account chose it
 * @param clonedAt  when it was made
 * @param usedAt    when speech was first made with it; null before
 */
public record VoiceRecord(long accountId, String voiceId, Instant clonedAt, Instant usedAt) {
}
