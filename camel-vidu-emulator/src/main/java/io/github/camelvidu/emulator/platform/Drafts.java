// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.store.TaskRecord;

/** Turns orders into tasks that nobody has paid for yet. Used within a transaction only, so by one thread at a time. */
final class Drafts {

    private static final String RECOMMENDED_PROMPT = "The camera moves in slowly while the scene comes to life.";
    private static final String SEED = "seed";

    private final TaskIds ids;
    private final Random random;

    Drafts(TaskIds ids, Random random) {
        this.ids = ids;
        this.random = random;
    }

    /** A task that was created now and may succeed. */
    TaskRecord draft(Order order, Instant now) {
        EffectiveRequest request = order.request();
        OperationRules operation = request.operation();
        ResultPlan plan = order.plan();
        long id = ids.next(now);
        return new TaskRecord(
                id, order.accountId(), order.key().id(), operation.id(), request.text("model"), request.text("template"),
                plan.resolution(), request.flag("off_peak"), operation.listed(), members(order, id), plan.result(),
                TaskRecord.CREATED, "", now, null, null, Duration.ZERO, null, null, null, order.credits(), 0);
    }

    /** What is kept of the request: the seed and the prompt that the platform uses, no file content. */
    private ObjectNode members(Order order, long id) {
        ObjectNode members = order.inputs().withoutInlineContent(order.request(), id);
        if (order.request().operation().hasMember(SEED) && members.path(SEED).asLong() == 0) {
            members.put(SEED, 1 + random.nextInt(Integer.MAX_VALUE - 1));
        }
        if (order.request().flag("is_rec")) {
            members.put("prompt", RECOMMENDED_PROMPT);
        }
        return members;
    }
}
