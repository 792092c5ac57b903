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
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.fault.ContentEffect;
import io.github.camelvidu.emulator.json.Json;
import io.github.camelvidu.emulator.store.TaskRecord;

/** An answer whose JSON says something else. */
record StruckContent(ContentEffect effect) {

    private static final byte[] BEFORE_PADDING = ",\"padding\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER_PADDING = "\"}".getBytes(StandardCharsets.US_ASCII);

    Answer of(Answer answer) {
        if (!Answer.JSON.equals(answer.headers().get("Content-Type"))) {
            return answer;
        }
        if (effect instanceof ContentEffect.Pad pad) {
            return padded(answer, pad.bytes());
        }
        return changed(answer);
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

    private Answer changed(Answer answer) {
        try {
            ObjectNode json = (ObjectNode) Json.MAPPER.readTree(json(answer));
            if (effect instanceof ContentEffect.Members more) {
                more.members().forEach(json::put);
            } else if (effect instanceof ContentEffect.State other) {
                eachTask(json, task -> show(task, other.state()));
            } else {
                eachTask(json, task -> task.putArray("creations"));
            }
            return answer.with(new Answer.Bytes(json.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tasks of a list, or the one that is answered; a refusal has none. */
    private static void eachTask(ObjectNode json, Consumer<ObjectNode> change) {
        json.path("tasks").forEach(task -> change.accept((ObjectNode) task));
        if (json.has("state")) {
            change.accept(json);
        }
    }

    private static void show(ObjectNode task, String state) {
        task.put("state", state);
        if (task.has("creations") && !TaskRecord.SUCCESS.equals(state)) {
            task.putArray("creations");
        }
        if (task.has("err_code") && !TaskRecord.FAILED.equals(state)) {
            task.put("err_code", "");
        }
    }

    private static byte[] json(Answer answer) {
        return ((Answer.Bytes) answer.body()).content();
    }
}
