// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.nio.charset.StandardCharsets;

import io.github.camelvidu.emulator.fault.TransferEffect;

/**
 * An answer whose body is disturbed on its way.
 *
 * @param date at which it is sent, as a header has it
 */
record StruckTransfer(TransferEffect effect, Delivery delivery, String date) {

    void send(Answer answer) {
        long length = answer.body().length();
        if (delivery.isHead()) {
            delivery.send(answer, date);
        } else if (effect instanceof TransferEffect.ResetAfter reset) {
            delivery.sendPart(answer, date, length, part(length, reset.share()), delivery::reset);
        } else if (effect instanceof TransferEffect.Truncate truncate) {
            delivery.sendPart(answer, date, length, truncate.bytes(), delivery::close);
        } else if (effect instanceof TransferEffect.ShortBody more) {
            delivery.sendPart(answer, date, length + more.missing(), length, delivery::close);
        } else if (effect instanceof TransferEffect.LongBody less) {
            byte[] surplus = "x".repeat(less.surplus()).getBytes(StandardCharsets.US_ASCII);
            delivery.sendPart(answer, date, length, length, () -> delivery.stray(surplus));
        } else if (effect instanceof TransferEffect.CutChunks cut) {
            delivery.sendPart(answer, date, Answer.UNKNOWN, part(length, cut.share()), delivery::close);
        } else if (effect instanceof TransferEffect.Slow slow) {
            delivery.trickle(answer, date, slow.bytesPerSecond());
        } else if (effect instanceof TransferEffect.Damage damage) {
            delivery.send(answer.with(damaged(answer.body(), damage.bytes())), date);
        } else {
            delivery.send(answer.with(compressed(answer.body())).with("Content-Encoding", "gzip"), date);
        }
    }

    private static long part(long length, double share) {
        return Math.round(length * share);
    }

    private static Answer.Body damaged(Answer.Body body, long bytes) {
        return new Answer.Streamed(
                body.offset(), body.length(), () -> new SpoiltStream(body.open(), body.offset(), 0, bytes));
    }

    private static Answer.Body compressed(Answer.Body body) {
        return new Answer.Streamed(
                body.offset(), Answer.UNKNOWN,
                () -> GzipStream.of(body.open(), body.length()));
    }
}
