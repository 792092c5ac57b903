// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.util.List;

import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.store.Movement;
import io.github.camelvidu.emulator.store.SubjectRecord;
import io.github.camelvidu.emulator.store.VoiceRecord;

/** An account of the emulated platform, as a test looks at it. All numbers are of this moment. Thread-safe. */
public final class EmulatorAccount {

    private final long id;
    private final String name;
    private final Platform platform;

    EmulatorAccount(long id, String name, Platform platform) {
        this.id = id;
        this.name = name;
        this.platform = platform;
    }

    public String name() {
        return name;
    }

    /** Credits that can be spent. */
    public long balance() {
        return platform.books().balance(id);
    }

    /** Credits that finished tasks have cost. */
    public long charged() {
        return platform.books().charged(id);
    }

    /** Credits taken for tasks that have not ended. */
    public long reserved() {
        return platform.books().reserved(id);
    }

    /** Everything that happened to the credits, oldest first. */
    public List<Movement> movements() {
        return platform.books().movements(id);
    }

    /** Tasks that are processed now. */
    public int running() {
        return platform.running(id);
    }

    /** Tasks that wait now. */
    public int waiting() {
        return platform.waiting(id);
    }

    /** The cloned voices that can be used, oldest first. */
    public List<VoiceRecord> voices() {
        return platform.voices().voices(id);
    }

    /** The stored subjects, oldest first. */
    public List<SubjectRecord> subjects() {
        return platform.subjects().list(id, List.of(), 0, Integer.MAX_VALUE);
    }

    /** Buys a package of credits that is valid for a year. */
    public void addCredits(long credits) {
        platform.books().purchase(id, credits);
    }
}
