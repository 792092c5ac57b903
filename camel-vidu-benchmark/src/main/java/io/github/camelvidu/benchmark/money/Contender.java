// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.time.Duration;

import io.github.camelvidu.emulator.ViduEmulator;

/** A way to get videos from the platform. */
interface Contender {

    String name();

    /**
     * Gets ready to use this platform.
     *
     * @param timeOut how long to wait for an answer
     */
    Client open(ViduEmulator platform, Duration timeOut) throws Exception;

    /** Thread-safe. */
    interface Client extends AutoCloseable {

        /**
         * Asks for one video and waits until there is nothing more to wait for.
         *
         * @param  key the same each time that this video is asked for
         * @return     whether a link to the video came back
         */
        boolean generate(String key, String prompt) throws Exception;
    }
}
