// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.store.BillLine;
import io.github.camelvidu.emulator.store.Movement;
import io.github.camelvidu.emulator.store.UsageRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What an organisation used, and how it is billed at each full hour. */
class ConsoleUsageTest {

    private static final Instant START = Instant.parse("2026-11-16T08:30:00Z");

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(START)).processingTime(Duration.ofSeconds(10))
                    .apiKeys("vda_first", "vda_second"));

    private ViduEmulator emulator;
    private EmulatorAccount account;
    private PlatformClient client;
    private ConsoleClient console;

    @BeforeEach
    void signIn() {
        emulator = VIDU.emulator();
        account = emulator.account();
        client = new PlatformClient(emulator);
        console = ConsoleClient.signedIn(emulator, "default");
    }

    @AfterEach
    void theBooksAddUp() {
        account.checkBooks();
    }

    @Test
    void atTheFullHourWhatEndedInItIsBilledAndNothingElse() {
        client.create();
        at("08:59:50");
        client.create();
        emulator.clock().advance(Duration.ofSeconds(9));
        assertThat(bills()).as("a second before").isEmpty();

        at("09:00:00");

        assertThat(bills())
                .extracting(BillLine::beganAt, BillLine::operation, BillLine::model, BillLine::succeeded, BillLine::credits)
                .containsExactly(tuple(
                        Instant.parse("2026-11-16T08:00:00Z"), "text2video", "viduq3-turbo", 1L, 35L));
        assertThat(usage()).extracting(UsageRecord::billed).containsExactly(true);

        at("10:00:00");

        assertThat(bills()).extracting(BillLine::beganAt).containsExactly(
                Instant.parse("2026-11-16T08:00:00Z"), Instant.parse("2026-11-16T09:00:00Z"));
        assertThat(bills()).extracting(BillLine::credits).containsExactly(35L, 35L);
    }

    @Test
    void failedModeratedAndCancelledTasksAreShownAndFree() {
        emulator.script().next(Outcome.failed("CreationPolicyViolation"), Outcome.failed("Unknown"), Outcome.success(),
                Outcome.stuckIn("queueing"));
        IntStream.range(0, 3).forEach(i -> client.create());
        assertThat(client.cancel(client.create()).status()).isEqualTo(200);
        at("09:00:00");

        JsonNode records = console.get("/console/usage/records").json().path("records");

        assertThat(records.findValuesAsText("err_code"))
                .containsExactlyInAnyOrder("UserCancelled", "CreationPolicyViolation", "Unknown", "");
        assertThat(records).allSatisfy(record -> {
            assertThat(record.path("credits").asLong()).isEqualTo(record.path("state").asText().equals("success") ? 35 : 0);
            assertThat(record.path("usd").textValue())
                    .isEqualTo(record.path("state").asText().equals("success") ? "0.175" : "0.000");
            assertThat(record.path("billed").asBoolean()).isTrue();
        });
        JsonNode bill = console.get("/console/usage/bills").json().at("/bills/0");
        assertThat(List.of(bill.path("succeeded").asLong(), bill.path("failed").asLong(), bill.path("credits").asLong()))
                .containsExactly(1L, 3L, 35L);
        assertThat(bill.path("kind").asText()).isEqualTo("text2video");
        assertThat(bill.path("usd").textValue()).isEqualTo("0.175");
    }

    @Test
    void whatIsAnsweredAtOnceIsBilledToo() {
        client.post("/ent/v2/audio-tts", PlatformContract.example("audioTts.request"));
        at("09:00:00");
        assertThat(console.get("/console/usage/bills").json().path("bills").findValuesAsText("kind"))
                .containsExactly("audio-tts");
    }

    @Test
    void anHourWithoutWorkHasNoLine() {
        client.create();
        emulator.clock().advance(Duration.ofDays(3));
        assertThat(bills()).hasSize(1);
    }

    @Test
    void theOverviewIsSummedByWhatIsAskedForAndAlwaysAddsUpToWhatWasCharged() {
        workOnTwoDays();
        long charged = account.movements().stream().filter(it -> it.kind() == Movement.Kind.CHARGE)
                .mapToLong(Movement::credits).sum();

        assertThat(of("hour")).containsExactly("2026-11-16T08:00:00Z", "2026-11-16T09:00:00Z", "2026-11-17T09:00:00Z");
        assertThat(of("day")).containsExactly("2026-11-16", "2026-11-17");
        assertThat(of("model")).containsExactlyInAnyOrder("viduq3-turbo", "viduq3-pro", "");
        assertThat(of("kind")).containsExactlyInAnyOrder("text2video", "audio-tts");
        assertThat(of("key")).hasSize(2).doesNotHaveDuplicates();
        assertThat(overview("key").at("/rows/0/nickname").asText()).isEqualTo("given at start");
        for (String by : List.of("hour", "day", "model", "kind", "key")) {
            JsonNode overview = overview(by);
            assertThat(overview.path("by").asText()).isEqualTo(by);
            assertThat(sum(overview.path("rows"), "credits")).as(by).isEqualTo(charged)
                    .isEqualTo(overview.at("/total/credits").asLong());
            assertThat(sum(overview.path("rows"), "failed")).as(by).isOne();
            assertThat(sum(overview.path("rows"), "succeeded")).as(by).isEqualTo(4);
        }
        assertThat(sum(console.get("/console/usage/records").json().path("records"), "credits")).isEqualTo(charged);
        assertThat(bills().stream().mapToLong(BillLine::credits).sum()).isEqualTo(overview("day").at("/total/billed").asLong())
                .isLessThan(charged);
    }

    @Test
    void aPeriodHasItsBeginAndNotItsEnd() {
        client.create();
        emulator.clock().advance(Duration.ofSeconds(20));
        Instant end = usage().get(0).endedAt();

        assertThat(count(end, end.plusNanos(1))).isOne();
        assertThat(count(end.minusNanos(1), end)).isZero();
        assertThat(count(end.plusNanos(1), end.plusSeconds(1))).isZero();
        assertThat(console.get("/console/usage?from=2026-11-16&to=2026-11-17").json().at("/total/succeeded").asInt()).isOne();
        assertThat(console.get("/console/usage?from=2026-11-17&to=2026-11-18").json().at("/total/succeeded").asInt()).isZero();
    }

    @Test
    void withoutTimesItIsTheLastThirtyDaysUntilNow() {
        client.create();
        emulator.clock().advance(Duration.ofSeconds(20));
        JsonNode now = console.get("/console/usage").json();
        assertThat(now.path("from").asText()).isEqualTo("2026-10-17T00:00:00Z");
        assertThat(now.at("/total/succeeded").asInt()).isOne();

        emulator.clock().advance(Duration.ofDays(31));

        assertThat(console.get("/console/usage").json().at("/total/succeeded").asInt()).isZero();
    }

    @Test
    void recordsComeInPagesOfFifty() {
        account.addCredits(100_000);
        IntStream.range(0, 51).forEach(i -> client.cancel(client.create()));

        JsonNode first = console.get("/console/usage/records").json();
        JsonNode second = console.get("/console/usage/records?page=2").json();

        assertThat(first.path("records")).hasSize(50);
        assertThat(second.path("records")).hasSize(1);
        assertThat(List.of(first.path("count").asInt(), first.path("pages").asInt(), second.path("page").asInt()))
                .containsExactly(51, 2, 2);
        assertThat(first.path("records").findValuesAsText("task_id"))
                .doesNotContain(second.at("/records/0/task_id").asText()).doesNotHaveDuplicates();
        assertThat(console.get("/console/usage/records?page=3").json().path("records")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "by=week, by", "from=yesterday, from", "to=2026-13-01, to", "to=2026-11-16T08:30:00, to",
            "from=2026-11-16&to=2026-11-16, from", "from=2026-11-17&to=2026-11-16, from", "from=2025-11-14&to=2026-11-16, from",
            "from=-999999999-01-01, from", "to=2200-01-01, to", "from=1969-12-31, from", "by=hour&by=day, by",
            "from=%zz, from" })
    void aPeriodOrViewThatIsNoneIsRefused(String query, String field) {
        ConsoleClient.Reply refused = console.send(console.request("/console/usage?" + query.replace("%zz", "%25zz")).GET());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.json().path("allowed").asText()).isNotEmpty();
    }

    @Test
    void aYearIsNotTooLong() {
        assertThat(console.get("/console/usage?from=2025-11-15&to=2026-11-16").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1", "x", "1000001", "99999999999" })
    void aPageThatIsNoneIsRefused(String page) {
        assertThat(console.get("/console/usage/records?page=" + page).field()).isEqualTo("page");
    }

    @Test
    void nobodySeesTheUsageOfOthers() {
        client.create();
        emulator.clock().advance(Duration.ofHours(1));
        ConsoleClient other = ConsoleClient.signedIn(emulator, "another");
        assertThat(other.get("/console/usage").json().path("rows")).isEmpty();
        assertThat(other.get("/console/usage/records").json().path("records")).isEmpty();
        assertThat(other.get("/console/usage/bills").json().path("bills")).isEmpty();
        assertThat(new ConsoleClient(emulator).get("/console/usage").status()).isEqualTo(401);
    }

    /** Three successes and a failure on the first day, in two hours, with two keys; one success on the second. */
    private void workOnTwoDays() {
        PlatformClient second = new PlatformClient(emulator, "Token vda_second");
        client.create();
        emulator.script().next(Outcome.failed("Unknown"));
        second.create();
        at("09:10:00");
        second.create(PlatformClient.textRequest().put("model", "viduq3-pro"));
        client.post("/ent/v2/audio-tts", PlatformContract.example("audioTts.request"));
        emulator.clock().advance(Duration.ofDays(1));
        client.create();
        emulator.clock().advance(Duration.ofMinutes(1));
    }

    private void at(String time) {
        emulator.clock().advance(Duration.between(emulator.clock().instant(), Instant.parse("2026-11-16T" + time + "Z")));
    }

    private List<UsageRecord> usage() {
        return account.usage();
    }

    private List<BillLine> bills() {
        return account.bills();
    }

    private long count(Instant from, Instant to) {
        return console.get("/console/usage/records?from=" + from + "&to=" + to).json().path("count").asLong();
    }

    private JsonNode overview(String by) {
        return console.get("/console/usage?by=" + by).json();
    }

    private List<String> of(String by) {
        return StreamSupport.stream(overview(by).path("rows").spliterator(), false).map(row -> row.path("of").asText())
                .toList();
    }

    private static long sum(JsonNode rows, String member) {
        return StreamSupport.stream(rows.spliterator(), false).mapToLong(row -> row.path(member).asLong()).sum();
    }
}
