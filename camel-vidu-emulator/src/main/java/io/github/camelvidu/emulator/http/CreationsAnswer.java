// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.CreationRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * What the creations query says of a task, which is also the body of a callback (Vidu reference, sections 6.1 and 9).
 * Thread-safe.
 */
public final class CreationsAnswer {

    private final Platform platform;
    private final MediaLinks links;
    private final TaskJson json;

    /** @param linkSecret signs links to results */
    public CreationsAnswer(Platform platform, RuleBook rules, EmulatorClock clock, byte[] linkSecret) {
        this(platform, new MediaLinks(linkSecret, clock, rules), new TaskJson(new CreateAnswer(rules)));
    }

    CreationsAnswer(Platform platform, MediaLinks links, TaskJson json) {
        this.platform = platform;
        this.links = links;
        this.json = json;
    }

    /**
     * The answer of this moment.
     *
     * @param base what links begin with
     */
    public ObjectNode of(TaskRecord task, URI base) {
        List<CreationRecord> creations = platform.creations(List.of(task)).getOrDefault(task.id(), List.of());
        return json.creations(task, creations, links.signer(base), platform.now());
    }
}
