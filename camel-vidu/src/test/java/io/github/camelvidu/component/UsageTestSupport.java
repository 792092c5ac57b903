// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageTotal;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.ViduEmulatorExtension;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Usage of a platform whose clock stands still, with a ledger that goes by the same clock. */
abstract class UsageTestSupport extends CamelTestSupport {

    static final Instant START = Instant.parse("2026-03-28T22:30:00Z");
    static final String GENERATE = "vidu:generate?model=viduq3-turbo&duration=1&resolution=540p&waitForCompletion=false";
    static final String SPEECH = "vidu:generate?kind=audio-tts&voiceSettingVoiceId=Wise_Woman&download=false";
    static final String LIST = "/ent/v2/tasks";
    static final String PROMPT = "A lighthouse keeper climbs a spiral stair at dawn.";
    /** What a task of {@link #GENERATE} costs. */
    static final int COST = 7;
    static final Duration PROCESSING = Duration.ofSeconds(30);
    private static final int LEDGER_ROWS = 100_000;

    @RegisterExtension
    static final ViduEmulatorExtension PLATFORM = new ViduEmulatorExtension(
            ViduEmulator.builder().apiKeys("vda_test", "vda_elsewhere").credits(1_000_000).clock(EmulatorClock.stoppedAt(START))
                    .queueStep(Duration.ZERO).processingTime(PROCESSING).concurrency(10_000));

    private TaskLedger ledger;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        ledger = newLedger();
        prepare(context);
        return context;
    }

    /** Of this node. */
    TaskLedger newLedger() throws Exception {
        return new MemoryTaskLedger(emulator().clock());
    }

    void prepare(CamelContext node) {
        ViduComponent vidu = node.getComponent("vidu", ViduComponent.class);
        vidu.setPollInterval(20);
        vidu.setMaxAttempts(3);
        vidu.setRetryDelay(10);
        vidu.setLedger(ledger);
        vidu.getConfiguration().setApiKey(emulator().apiKey());
        vidu.getConfiguration().setBaseUrl(emulator().url());
    }

    static ViduEmulator emulator() {
        return PLATFORM.emulator();
    }

    TaskLedger ledger() {
        return ledger;
    }

    String account() {
        return emulator().url() + "#default";
    }

    /** @return the id of the task */
    String submit(String options, Outcome outcome) {
        emulator().script().next(outcome);
        Exchange done = template.request(GENERATE + options, exchange -> exchange.getMessage().setBody(PROMPT));
        assertThat(done.getException()).isNull();
        return done.getMessage().getHeader(ViduConstants.TASK_ID, String.class);
    }

    String submit() {
        return submit("", Outcome.success());
    }

    /** Somebody else makes a task with another key of the account. */
    static void submitElsewhere() {
        assertThat(Platform.post(emulator(), "vda_elsewhere", "/ent/v2/text2video",
                "{\"model\":\"viduq3-turbo\",\"prompt\":\"A gull.\",\"duration\":2,\"resolution\":\"540p\"}")).isEqualTo(200);
    }

    /** Lets so much time pass, and waits until the ledger knows how the tasks have ended. */
    void pass(Duration time) {
        emulator().clock().advance(time);
        awaitLedger();
    }

    void awaitLedger() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(ledger().entries(account(), EnumSet.of(LedgerState.SUBMITTED), LEDGER_ROWS))
                        .extracting(LedgerEntry::taskId)
                        .noneMatch(id -> emulator().task(id).orElseThrow().ended()));
    }

    Exchange ask(String uri) {
        Exchange done = template.request(uri, exchange -> {
        });
        assertThat(done.getException()).isNull();
        return done;
    }

    @SuppressWarnings("unchecked")
    List<UsageRecord> records(String options) {
        return new ArrayList<>(ask("vidu:usage?" + options).getMessage().getBody(List.class));
    }

    @SuppressWarnings("unchecked")
    List<UsageTotal> totals(String options) {
        return new ArrayList<>(ask("vidu:usage?" + options).getMessage().getBody(List.class));
    }

    static Instant at(String time) {
        return Instant.parse(time);
    }

    /** Requests of the list that name no ids, as the looks at tasks under way do. */
    static long lists() {
        return emulator().requests().to("GET", LIST).stream().filter(request -> !request.rawQuery().contains("task_ids="))
                .count();
    }
}
