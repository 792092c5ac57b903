// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

import jakarta.jms.JMSException;

import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.store.TaskRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes, one database, one broker, many prompts: and now and then one of the nodes is killed and started again. */
final class TwoNodes {

    private static final int PROMPTS = 200;
    private static final int KILLS = 3;
    private static final int PORTION = PROMPTS / (KILLS + 1);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String CREATE = "/ent/v2/text2video";

    private final NodePattern pattern;
    private final long seed;
    private final Random random;
    private final Path folder;
    private final List<ChildJvm> nodes = new ArrayList<>();
    private final List<String> earlier = new ArrayList<>();

    TwoNodes(NodePattern pattern, long seed, Path folder) {
        this.pattern = pattern;
        this.seed = seed;
        this.random = new Random(seed);
        this.folder = folder;
    }

    /** Gives how many results came more than once. */
    int run() throws Exception {
        Database database = new Database();
        try (ViduEmulator platform = platform(); Broker broker = new Broker(folder); Results results = new Results(broker)) {
            Map<String, String> settings = settings(platform, broker, database);
            slowDown(platform);
            try {
                nodes.add(start(settings));
                nodes.add(start(settings));
                Set<String> ordered = orderAndKill(platform, results, settings);
                await("the results", () -> results.distinct().size() >= PROMPTS && isOver(platform, broker, database));
                return checked(ordered, platform, broker, results, database);
            } finally {
                nodes.forEach(ChildJvm::close);
            }
        }
    }

    private static ViduEmulator platform() {
        return ViduEmulator.builder().queueStep(Duration.ZERO).processingTime(Duration.ofMillis(200)).concurrency(50)
                .recordedRequests(10).start();
    }

    /** Creates take their time, before or after the task is made, so that a kill often finds some of them under way. */
    private void slowDown(ViduEmulator platform) {
        for (int i = 0; i < PROMPTS; i++) {
            Fault slow = Fault.on("POST", CREATE).times(1).delay(Duration.ofMillis(50 + random.nextInt(400)));
            platform.faults().add(random.nextBoolean() ? slow.afterCommit() : slow);
        }
    }

    private Map<String, String> settings(ViduEmulator platform, Broker broker, Database database) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put(ProcessSettings.PLATFORM, platform.url());
        settings.put(ProcessSettings.API_KEY, platform.apiKey());
        settings.put(NodeProcess.BROKER, broker.url());
        settings.put(NodeProcess.PATTERN, pattern.name());
        return settings;
    }

    private ChildJvm start(Map<String, String> settings) {
        return ChildJvm.start("node " + (earlier.size() + nodes.size() + 1), NodeProcess.class, settings);
    }

    /**
     * The prompts come in portions, and in each but the last a node is killed, at so many tasks made or results
     * arrived: so there is work before, while and after a node is away.
     */
    private Set<String> orderAndKill(ViduEmulator platform, Results results, Map<String, String> settings) throws JMSException {
        Set<String> ordered = new HashSet<>();
        for (int portion = 0; portion < KILLS; portion++) {
            ordered.addAll(results.order(PORTION));
            int moment = portion * PORTION + 1 + random.nextInt(PORTION - 1);
            boolean byResults = random.nextBoolean();
            await(moment + (byResults ? " results" : " tasks"),
                    () -> (byResults ? results.count() : platform.tasks().size()) >= moment);
            kill(random.nextInt(nodes.size()), settings);
        }
        ordered.addAll(results.order(PROMPTS - KILLS * PORTION));
        return ordered;
    }

    /** Who has only been started again has nothing to lose yet: it is killed when it is at work. */
    private void kill(int victim, Map<String, String> settings) {
        ChildJvm node = nodes.get(victim);
        await("the start of a node", () -> node.said(Signals.STARTED));
        node.kill();
        earlier.add(node.output());
        nodes.set(victim, start(settings));
    }

    private static boolean isOver(ViduEmulator platform, Broker broker, Database database) {
        return platform.tasks().stream().allMatch(TaskRecord::ended) && broker.messages(Broker.PROMPTS) == 0
                && database.delivered() == PROMPTS;
    }

    private int checked(Set<String> ordered, ViduEmulator platform, Broker broker, Results results, Database database) {
        assertThat(platform.tasks()).as("tasks on the platform").hasSize(PROMPTS);
        assertThat(platform.account().charged()).as("credits charged").isEqualTo((long) PROMPTS * ProcessSettings.COST);
        assertThat(platform.account().reserved()).as("credits reserved").isZero();
        assertThat(database.extra()).as("extra rows").isZero();
        assertThat(results.distinct()).as("results").isEqualTo(ordered);
        assertThat(broker.messages(Broker.DEAD)).as("dead letters").isZero();
        int repeated = results.count() - PROMPTS;
        if (pattern == NodePattern.WAITING) {
            // the result is sent and the prompt is taken in one transaction of the broker
            assertThat(repeated).as("results that came more than once").isZero();
        }
        return repeated;
    }

    private void await(String what, BooleanSupplier condition) {
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(30)).until(() -> {
                nodes.forEach(ChildJvm::requireAlive);
                return condition.getAsBoolean();
            });
        } catch (ConditionTimeoutException e) {
            nodes.forEach(node -> earlier.add(node.output()));
            throw new AssertionError(what + " did not come with seed " + seed + ":\n" + String.join("\n\n", earlier), e);
        }
    }
}
