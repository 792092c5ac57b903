// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageReport;
import io.github.camelvidu.api.usage.UsageTotal;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.store.TaskRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Usage to the credit: random tasks of this component and of others, in a platform that keeps books of its own. */
class UsageBillingTest extends UsageTestSupport {

    private static final int TASKS = Boolean.getBoolean("vidu.soak") ? 10_000 : 2_000;
    private static final int OURS = 40;
    private static final int BATCHES = 10;
    private static final String OURS_URI = "vidu:generate?model=viduq3-pro&resolution=540p&waitForCompletion=false&duration=";

    @Test
    void theSumOfUsageIsWhatThePlatformHasBooked() {
        Random random = new Random(20261129);
        emulator().account().addCredits(10_000_000);
        emulator().script()
                .when(task -> task.prompt().contains("fails"), Outcome.failed("CreationPolicyViolation"))
                .when(task -> task.prompt().contains("waits"), Outcome.stuckIn("queueing"))
                .when(task -> task.prompt().contains("slow"), Outcome.success().after(Duration.ofHours(5)));
        for (int batch = 0; batch < BATCHES; batch++) {
            List<String> bodies = IntStream.range(0, TASKS / BATCHES).mapToObj(i -> body(random)).toList();
            bodies.parallelStream().forEach(
                    body -> assertThat(Platform.post(emulator(), "/ent/v2/text2video", body)).isEqualTo(200));
            for (int i = 0; i < OURS / BATCHES; i++) {
                template.sendBody(OURS_URI + (1 + random.nextInt(8)), prompt(random));
            }
            template.requestBody(SPEECH, "Hello number " + batch);
            cancelSome(random);
            if (batch == BATCHES / 2) {
                assertUsageIsWhatIsBooked();
            }
            emulator().clock().advance(Duration.ofMinutes(random.nextInt(120)));
        }
        awaitLedger();
        assertUsageIsWhatIsBooked();

        pass(Duration.ofHours(73));

        assertThat(emulator().account().reserved()).as("what waited off peak has been given up").isZero();
        assertUsageIsWhatIsBooked();
        assertThat(emulator().tasks().stream().map(TaskRecord::state).distinct()).contains("success", "failed");
    }

    private void assertUsageIsWhatIsBooked() {
        long charged = emulator().account().charged();
        long reserved = emulator().account().reserved();
        List<UsageRecord> records = records("createdFrom=" + START);
        assertThat(records).hasSize(emulator().tasks().size());
        assertThat(records.stream().mapToLong(UsageRecord::charged).sum()).isEqualTo(charged).isPositive();
        assertThat(records.stream().mapToLong(UsageRecord::reserved).sum()).isEqualTo(reserved);
        for (String groups : List.of("hour", "day", "kind", "model", "key", "hour,kind,model,key")) {
            List<UsageTotal> totals = totals("createdFrom=" + START + "&groupBy=" + groups);
            assertThat(totals.stream().mapToLong(UsageTotal::credits).sum()).as(groups).isEqualTo(charged);
            assertThat(totals.stream().mapToLong(UsageTotal::reserved).sum()).as(groups).isEqualTo(reserved);
        }
        UsageReport report = ask("vidu:usage-report?createdFrom=" + START).getMessage().getBody(UsageReport.class);
        assertThat(report.balance().unexplained()).isZero();
        assertThat(report.platformCharged() + report.unlistedCharged()).isEqualTo(charged);
        assertThat(report.differing()).isEmpty();
        assertThat(report.notListed()).isEmpty();
    }

    /** Only what waits can be cancelled: while the clock stands still that is all of the batch. */
    private static void cancelSome(Random random) {
        emulator().tasks().stream().filter(task -> task.waiting() && task.listed()).filter(task -> random.nextInt(10) == 0)
                .forEach(task -> Platform.post(emulator(), "/ent/v2/tasks/" + task.id() + "/cancel", "{}"));
    }

    private static String body(Random random) {
        boolean offPeak = random.nextInt(5) == 0;
        String model = offPeak ? "viduq2" : random.nextBoolean() ? "viduq3-turbo" : "viduq3-pro";
        return "{\"model\":\"%s\",\"prompt\":\"%s\",\"duration\":%d,\"resolution\":\"%s\"%s}".formatted(
                model, offPeak && random.nextInt(3) == 0 ? "It waits." : prompt(random), 1 + random.nextInt(8),
                random.nextBoolean() ? "720p" : "540p", offPeak ? ",\"off_peak\":true" : "");
    }

    private static String prompt(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "A boat that fails to float.";
            case 1 -> "A slow river.";
            default -> "A lighthouse.";
        };
    }
}
