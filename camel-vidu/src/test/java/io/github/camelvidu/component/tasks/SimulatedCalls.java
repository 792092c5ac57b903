// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskPage;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.CreatedTask;
import io.github.camelvidu.component.client.KeyChoice;
import io.github.camelvidu.component.client.Sending;
import io.github.camelvidu.component.client.TaskCalls;
import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskRef;

/** The way of a node's calls to the simulated platform and back. */
final class SimulatedCalls implements TaskCalls {

    private final SimulatedNode node;
    private final SimulatedPlatform platform;

    SimulatedCalls(SimulatedNode node, SimulatedPlatform platform) {
        this.node = node;
        this.platform = platform;
    }

    @Override
    public Answer<CreatedTask> create(Operation operation, ObjectNode body, KeyChoice apiKey, Sending sending) {
        node.call();
        CreateFate fate = platform.nextFate();
        if (fate == CreateFate.NOT_CONNECTED) {
            return platform.failed(fate);
        }
        try {
            node.sends(() -> sending.begins(null));
        } catch (RuntimeException e) {
            return platform.failed(CreateFate.NOT_CONNECTED);
        }
        String key = body.path("prompt").asText();
        String payload = body.path("payload").asText();
        try {
            node.travel();
        } catch (NodeCrash e) {
            // what was written may still arrive
            if (fate.creates) {
                platform.createLate(key, payload);
            }
            throw e;
        }
        if (fate == CreateFate.LOST_AND_LATE) {
            platform.createLate(key, payload);
        }
        SimulatedTask task = fate.creates && fate != CreateFate.LOST_AND_LATE ? platform.create(key, payload) : null;
        node.travel();
        if (task == null || !fate.answered) {
            return platform.failed(fate);
        }
        return new Answer.Given<>(new CreatedTask(task.created(), body.objectNode()), Optional.empty());
    }

    @Override
    public Task answered(Operation operation, String answer) {
        throw new UnsupportedOperationException("no kind of this test has its result in the answer");
    }

    @Override
    public Answer<Task> task(TaskRef ref) {
        node.call();
        return platform.task(ref.id());
    }

    @Override
    public Answer<TaskPage> tasks(TaskQuery query) {
        node.call();
        return platform.list(query);
    }
}
