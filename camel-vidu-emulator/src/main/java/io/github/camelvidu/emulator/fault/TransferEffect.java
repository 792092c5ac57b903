// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

/**
 * What a fault does to the body of an answer on its way. A request for the head only is answered as ever.
 */
public sealed interface TransferEffect extends Effect {

    /**
     * The connection is reset (TCP RST) after a part of the body, whose length was announced in full.
     *
     * @param share of the body that is sent, from 0 to 1
     */
    record ResetAfter(double share) implements TransferEffect {

        /** @throws IllegalArgumentException if it is no share */
        public ResetAfter {
            requireShare(share);
        }
    }

    /**
     * The connection is closed after the first bytes of the body, whose length was announced in full.
     *
     * @param bytes body bytes that are still sent
     */
    record Truncate(long bytes) implements TransferEffect {

        /** @throws IllegalArgumentException if the number is negative */
        public Truncate {
            Effect.requireNotNegative("bytes", bytes);
        }
    }

    /**
     * More is announced than the body has; it is sent in full, then the connection is closed.
     *
     * @param missing bytes
     */
    record ShortBody(long missing) implements TransferEffect {

        /** @throws IllegalArgumentException if the number is not positive */
        public ShortBody {
            requirePositive("bytes", missing);
        }
    }

    /**
     * More is sent than was announced; then the connection is closed.
     *
     * @param surplus bytes behind the body
     */
    record LongBody(int surplus) implements TransferEffect {

        /** @throws IllegalArgumentException if the number is not positive */
        public LongBody {
            requirePositive("bytes", surplus);
        }
    }

    /**
     * The body is sent in chunks, and the connection closed before the last one.
     *
     * @param share of the body that is sent, from 0 to 1
     */
    record CutChunks(double share) implements TransferEffect {

        /** @throws IllegalArgumentException if it is no share */
        public CutChunks {
            requireShare(share);
        }
    }

    /**
     * The body trickles.
     *
     * @param bytesPerSecond in real time
     */
    record Slow(long bytesPerSecond) implements TransferEffect {

        /** @throws IllegalArgumentException if the number is not positive */
        public Slow {
            requirePositive("bytes a second", bytesPerSecond);
        }
    }

    /** The body is compressed, whatever the client accepts. */
    record Gzip() implements TransferEffect {
    }

    /**
     * The first bytes of the file are wrong, in whatever part of it is sent.
     *
     * @param bytes at the beginning of the file
     */
    record Damage(long bytes) implements TransferEffect {

        /** @throws IllegalArgumentException if the number is not positive */
        public Damage {
            requirePositive("bytes", bytes);
        }
    }

    private static void requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is from 0 to 1, but this is " + share);
        }
    }

    private static void requirePositive(String what, long number) {
        if (number <= 0) {
            throw new IllegalArgumentException("There must be more than 0 " + what + ", but this is " + number);
        }
    }
}
