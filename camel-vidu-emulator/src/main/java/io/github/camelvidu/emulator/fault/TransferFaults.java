// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.List;

/** What can go wrong with a body on its way, above all with results, as methods of {@link Fault}. */
public sealed interface TransferFaults permits Fault {

    /** A copy of the fault that does this. */
    Fault effect(Effect effect);

    /** Sends so many bytes of the body that the platform really answers, then closes the connection. */
    default Fault truncate(long bytes) {
        return effect(new TransferEffect.Truncate(bytes));
    }

    /**
     * Resets the connection within the body that the platform really answers. What is still on its way then is lost
     * too, as ever with a reset, so a client may get less.
     *
     * @param  share                    of the body that is sent, from 0 to 1
     * @throws IllegalArgumentException if it is anything else
     */
    default Fault resetAfter(double share) {
        return effect(new TransferEffect.ResetAfter(share));
    }

    /**
     * Announces so many bytes more than the platform really answers, sends all there are and closes the connection.
     *
     * @param missing bytes, more than 0
     */
    default Fault shortBody(long missing) {
        return effect(new TransferEffect.ShortBody(missing));
    }

    /**
     * Sends so many bytes more than were announced, behind what the platform really answers, and closes the connection.
     *
     * @param surplus bytes, more than 0
     */
    default Fault longBody(int surplus) {
        return effect(new TransferEffect.LongBody(surplus));
    }

    /**
     * Sends what the platform really answers in chunks, without its length, and closes the connection before the end.
     *
     * @param  share                    of the body that is sent, from 0 to 1
     * @throws IllegalArgumentException if it is anything else
     */
    default Fault cutChunks(double share) {
        return effect(new TransferEffect.CutChunks(share));
    }

    /**
     * Lets what the platform really answers trickle.
     *
     * @param bytesPerSecond more than 0, in real time whatever the emulator's clock does
     */
    default Fault slow(long bytesPerSecond) {
        return effect(new TransferEffect.Slow(bytesPerSecond));
    }

    /** Compresses what the platform really answers, whatever the client accepts, and says so. */
    default Fault gzip() {
        return effect(new TransferEffect.Gzip());
    }

    /**
     * Inverts the first bytes of a file. A part of the file that begins behind them is what it was.
     *
     * @param bytes at the beginning of the file, more than 0
     */
    default Fault damage(long bytes) {
        return effect(new TransferEffect.Damage(bytes));
    }

    /** Serves the whole with status 200 where a part was asked for. */
    default Fault ignoreRange() {
        return effect(new Effect.IgnoreRange());
    }

    /**
     * Serves another result than the one that was there: as long, with another entity tag, and other bytes behind the
     * first 1,024.
     *
     * @param etag with its quotes
     */
    default Fault replaced(String etag) {
        return effect(new Effect.Replaced(etag));
    }

    /**
     * Answers as the platform's storage refuses, in XML.
     *
     * @param code such as {@code AccessDenied}, {@code NoSuchKey}, {@code SlowDown}; any text
     */
    default Fault refuse(int status, String code) {
        return refuse(status, code, code);
    }

    /** Answers as the platform's storage refuses, with a message of its own. */
    default Fault refuse(int status, String code, String message) {
        return effect(new Effect.Refuse(status, code, message));
    }

    /** Answers as the platform's storage does when a link has lapsed, however young it is. */
    default Fault expired() {
        return effect(new Effect.Refuse(403, "AccessDenied", "Request has expired"));
    }

    /**
     * Sends the client elsewhere.
     *
     * @param  status                   301, 302, 303, 307 or 308
     * @param  address                  any text
     * @throws IllegalArgumentException if the status is another
     */
    default Fault redirect(int status, String address) {
        List<Integer> redirects = List.of(301, 302, 303, 307, 308);
        if (!redirects.contains(status)) {
            throw new IllegalArgumentException("A redirect has one of the statuses " + redirects + ", but this is " + status);
        }
        return effect(new Effect.ReplyRaw(status, "text/plain", "")).header("Location", address);
    }
}
