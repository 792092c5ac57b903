// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.fault.Effect;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.fault.TransferEffect;
import io.github.camelvidu.emulator.json.Json;
import io.github.camelvidu.emulator.spy.RecordedRequest;

/** The answer to a request that a fault struck. */
final class StruckAnswer {

    private static final byte[] BEFORE_PADDING = ",\"padding\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER_PADDING = "\"}".getBytes(StandardCharsets.US_ASCII);

    private final Fault fault;
    private final Router router;
    private final RecordedRequest recorded;
    private final Delivery delivery;
    private final Supplier<String> date;
    private Answer committed;

    StruckAnswer(Fault fault, Router router, RecordedRequest recorded, Delivery delivery, Supplier<String> date) {
        this.fault = fault;
        this.router = router;
        this.recorded = recorded;
        this.delivery = delivery;
        this.date = date;
    }

    /** Lets the platform do its work; once. */
    Answer commit(Call call) {
        if (committed == null) {
            committed = router.answer(changed(call));
        }
        return committed;
    }

    /** The call to a platform that is as the fault makes it. */
    private Call changed(Call call) {
        if (fault.effect() instanceof Effect.Lag lag) {
            return call.listedFrom(lag.age());
        }
        if (fault.effect() instanceof Effect.Replace other) {
            return call.replacedBy(other.etag());
        }
        return fault.effect() instanceof Effect.IgnoreRange ? call.withoutRange() : call;
    }

    void deliver(Call call) {
        try {
            strike(call);
        } catch (RuntimeException e) {
            delivery.fail(e);
        }
    }

    private void strike(Call call) {
        if (fault.committed()) {
            commit(call);
        }
        Effect effect = fault.effect();
        if (effect instanceof Effect.Envelope envelope) {
            send(Envelope.of(envelope.status(), envelope.reason(), envelope.message()));
        } else if (effect instanceof Effect.Raw raw) {
            send(Answer.text(raw.status(), raw.contentType(), raw.body()));
        } else if (effect instanceof Effect.Storage storage) {
            send(ObjectStorage.error(storage.status(), storage.code(), storage.message()));
        } else if (effect instanceof Effect.Close) {
            delivery.close();
        } else if (effect instanceof Effect.Reset || effect instanceof Effect.ResetInRequest) {
            delivery.reset();
        } else if (effect instanceof TransferEffect transfer) {
            new StruckTransfer(transfer, delivery, date.get()).send(complete(commit(call)));
        } else if (effect instanceof Effect.Pad pad) {
            send(isJson(commit(call)) ? padded(committed, pad.bytes()) : committed);
        } else if (effect instanceof Effect.Extend extend) {
            send(isJson(commit(call)) ? extended(committed, extend.members()) : committed);
        } else {
            send(commit(call));
        }
    }

    private void send(Answer answer) {
        delivery.send(complete(answer), date.get());
    }

    private Answer complete(Answer answer) {
        Answer complete = answer;
        for (Map.Entry<String, String> header : fault.headers().entrySet()) {
            complete = complete.with(header.getKey(), header.getValue());
        }
        recorded.answered(complete.status());
        return complete;
    }

    private static Answer padded(Answer answer, long letters) {
        byte[] json = json(answer);
        byte[] before = Arrays.copyOf(json, json.length - 1 + BEFORE_PADDING.length);
        System.arraycopy(BEFORE_PADDING, 0, before, json.length - 1, BEFORE_PADDING.length);
        return answer.with(new Answer.Streamed(
                0, before.length + letters + AFTER_PADDING.length,
                () -> new SequenceInputStream(
                        Collections.enumeration(List.of(
                                new ByteArrayInputStream(before), new Letters(letters),
                                new ByteArrayInputStream(AFTER_PADDING))))));
    }

    private static Answer extended(Answer answer, Map<String, String> members) {
        try {
            ObjectNode json = (ObjectNode) Json.MAPPER.readTree(json(answer));
            members.forEach(json::put);
            return answer.with(new Answer.Bytes(json.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJson(Answer answer) {
        return Answer.JSON.equals(answer.headers().get("Content-Type"));
    }

    private static byte[] json(Answer answer) {
        return ((Answer.Bytes) answer.body()).content();
    }
}
