// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;

import io.github.camelvidu.api.catalog.Reconcile;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.api.usage.BalanceChange;
import io.github.camelvidu.api.usage.UnsettledReservation;
import io.github.camelvidu.api.usage.UsageDifference;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageReport;
import io.github.camelvidu.component.ledger.Budget;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerEntryBuilder;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.Written;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** {@code vidu:usage-report}. */
class UsageReportTest extends UsageTestSupport {

    private static final String TTS = "/ent/v2/audio-tts";
    private static final String REPORT = "vidu:usage-report?createdFrom=" + START;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void ledgerTasksAndBalanceAgreeWhenNobodyElseUsesTheAccount() {
        submit();
        submit("", Outcome.failed("CreationPolicyViolation"));
        template.requestBody(SPEECH, "Hello, keeper of the light.");
        pass(MINUTE);
        submit("", Outcome.stuckIn("processing"));

        UsageReport report = report(REPORT, null);

        long charged = emulator().account().charged();
        assertThat(report.agrees()).isTrue();
        assertThat(report.platformTasks()).isEqualTo(3);
        assertThat(report.ledgerTasks()).isEqualTo(4);
        assertThat(report.platformCharged()).isEqualTo(COST);
        assertThat(report.ledgerCharged()).isEqualTo(charged);
        assertThat(report.unlistedCharged()).isEqualTo(charged - COST).isPositive();
        assertThat(report.platformReserved()).isEqualTo(report.ledgerReserved()).isEqualTo(COST);
        assertThat(report.open()).hasSize(1);
        BalanceChange balance = report.balance();
        assertThat(balance.now()).isEqualTo(emulator().account().balance());
        assertThat(balance.before()).isZero();
        assertThat(balance.bought()).isEqualTo(1_000_000);
        assertThat(balance.taken()).isEqualTo(balance.explained()).isEqualTo(charged + COST);
        assertThat(balance.unexplained()).isZero();
        assertThat(balance.steady()).isTrue();
    }

    @Test
    void aTaskThatWasChargedAndThatNobodyHereAskedForIsNamed() {
        submit();
        submitElsewhere();
        pass(MINUTE);

        UsageReport report = report(REPORT, null);

        assertThat(report.agrees()).isFalse();
        assertThat(report.notAsked()).extracting(UsageRecord::charged).containsExactly(2 * COST);
        assertThat(report.balance().unexplained()).as("the task list explains it").isZero();
    }

    @Test
    void whatNeitherListNorLedgerShowsIsWhatTheBalanceCanNotExplain() {
        assertThat(Platform.post(emulator(), TTS,
                "{\"text\":\"Hello.\",\"voice_setting_voice_id\":\"Wise_Woman\"}")).isEqualTo(200);

        UsageReport report = report(REPORT, null);

        assertThat(report.balance().unexplained()).isEqualTo(emulator().account().charged()).isPositive();
        assertThat(report.agrees()).isFalse();
        assertThat(report.notAsked()).isEmpty();
    }

    @Test
    void aReservationWhoseAnswerWasLostForGoodIsUnsettled() {
        emulator().faults().add(Fault.on("POST", TTS).times(1).afterCommit().reply("InternalServiceFailure"));
        Exchange lost = template.request(
                SPEECH + "&uncertain=fail&idempotencyKey=greeting", exchange -> exchange.getMessage().setBody("Hello."));
        assertThat(lost.getException()).isInstanceOf(ViduSubmitUncertainException.class);

        UsageReport report = report(REPORT, null);

        assertThat(report.unsettled()).extracting(UnsettledReservation::idempotencyKey, UnsettledReservation::state,
                UnsettledReservation::kind, UnsettledReservation::taskId)
                .containsExactly(tuple("greeting", "UNCERTAIN", "audio-tts", null));
        assertThat(report.balance().unexplained()).isEqualTo(emulator().account().charged()).isPositive();
    }

    @Test
    void aReservationIsUnsettledWhenItsTaskHasEndedOrIsNotThere() {
        // the node has looked for rows that others have left, and does so again after a while only
        report(REPORT, null);
        submitElsewhere();
        emulator().clock().advance(MINUTE);
        String ended = Long.toString(emulator().tasks().get(0).id());
        write(row("ended", LedgerState.SUBMITTED).withTaskId(ended));
        write(row("gone", LedgerState.SUBMITTED).withTaskId("999999999999999999"));
        write(row("sending", LedgerState.RESERVED).withLeaseUntil(START.plus(Duration.ofHours(1))));
        write(row("abandoned", LedgerState.RESERVED).withLeaseUntil(START.plusSeconds(59)));

        UsageReport report = report(REPORT, null);

        assertThat(report.unsettled()).extracting(UnsettledReservation::idempotencyKey, UnsettledReservation::platformState)
                .contains(tuple("ended", "success"), tuple("gone", null));
        assertThat(report.unsettled()).extracting(UnsettledReservation::idempotencyKey).contains("abandoned")
                .doesNotContain("sending");
        assertThat(report.notAsked()).as("it was asked for").isEmpty();
    }

    @Test
    void aChargeThatDiffersAndOneThatThePlatformDoesNotKnowAreNamed() {
        submitElsewhere();
        emulator().clock().advance(MINUTE);
        String known = Long.toString(emulator().tasks().get(0).id());
        write(row("cheap", LedgerState.SUCCEEDED).withTaskId(known).withCreditsCharged(1));
        write(row("invented", LedgerState.SUCCEEDED).withTaskId("999999999999999999").withCreditsCharged(5));

        UsageReport report = report(REPORT, null);

        assertThat(report.differing()).containsExactly(new UsageDifference(known, "cheap", 2 * COST, 1));
        assertThat(report.notListed()).extracting(UsageRecord::taskId, UsageRecord::credits)
                .containsExactly(tuple("999999999999999999", 5));
        assertThat(report.agrees()).isFalse();
    }

    @Test
    void theNextReportGoesOnFromTheOneBefore() {
        submit("", Outcome.failed("CreationPolicyViolation").after(Duration.ofHours(1)));
        submit("", Outcome.success().after(Duration.ofHours(1)));
        emulator().clock().advance(MINUTE);
        UsageReport first = report(REPORT, null);
        emulator().account().addCredits(500);
        pass(Duration.ofHours(2));
        submit();
        submitElsewhere();
        pass(MINUTE);

        UsageReport second = report("vidu:usage-report", first);

        assertThat(second.from()).isEqualTo(first.to());
        assertThat(second.platformTasks()).isEqualTo(2);
        assertThat(second.open()).isEmpty();
        BalanceChange balance = second.balance();
        assertThat(balance.before()).isEqualTo(first.balance().now());
        assertThat(balance.bought()).isEqualTo(500);
        assertThat(balance.taken()).as("two new ones, and the refund of one that was open").isEqualTo(3 * COST - COST);
        assertThat(balance.unexplained()).isZero();
    }

    @Test
    void aReportInJsonCanBeGoneOnFrom() {
        submit();
        pass(MINUTE);
        Exchange done = ask(REPORT + "&format=json");
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
        String json = done.getMessage().getBody(String.class);
        assertThat(json).contains("\"agrees\":true", "\"ledger_charged\":7");
        submit();
        pass(MINUTE);

        UsageReport second = report("vidu:usage-report", json);

        assertThat(second.platformTasks()).isEqualTo(1);
        assertThat(second.balance().unexplained()).isZero();
    }

    @Test
    void nobodyKnowsWhatAPackageTookWithItWhenItLapsed() {
        UsageReport first = report(REPORT, null);
        pass(Duration.ofDays(366));

        BalanceChange balance = report("vidu:usage-report", first).balance();

        assertThat(balance.now()).isZero();
        assertThat(balance.taken()).isNull();
        assertThat(balance.unexplained()).isNull();
    }

    @Test
    void theBalanceOfAPastPeriodIsNotKnown() {
        submit();
        pass(Duration.ofHours(2));

        UsageReport report = report(REPORT + "&createdTo=" + START.plus(Duration.ofHours(1)), null);

        assertThat(report.platformCharged()).isEqualTo(COST);
        assertThat(report.to()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(report.balance()).isNull();
        assertThat(report.agrees()).isTrue();
    }

    @Test
    void theBalanceBeforeIsNotKnownWhenTheAccountIsOlderThanThePeriod() {
        pass(Duration.ofHours(1));

        BalanceChange balance = report("vidu:usage-report?createdFrom=" + START.plus(MINUTE), null).balance();

        assertThat(balance.now()).isEqualTo(1_000_000);
        assertThat(balance.before()).isNull();
        assertThat(balance.unexplained()).isNull();
    }

    @Test
    void aBodyThatIsNoReportIsRefused() {
        assertRefused("vidu:usage-report", "good morning", "neither empty nor an earlier report");
        assertRefused(REPORT, report(REPORT, null), "leave out createdFrom and createdTo");
    }

    private void assertRefused(String uri, Object body, String message) {
        Exchange done = template.request(uri, exchange -> exchange.getMessage().setBody(body));
        assertThat(done.getException()).isInstanceOf(ViduRequestException.class).hasMessageContaining(message);
    }

    private UsageReport report(String uri, Object body) {
        Exchange done = template.request(uri, exchange -> exchange.getMessage().setBody(body));
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody(UsageReport.class);
    }

    private void write(LedgerEntry row) {
        assertThat(ledger().insert(row, Budget.UNLIMITED)).isEqualTo(Written.DONE);
    }

    /** A row of a node that nobody knows any more, whose lease is not out. */
    private LedgerEntry row(String key, LedgerState state) {
        Instant now = emulator().clock().instant();
        return LedgerEntryBuilder.builder().account(account()).key(key).state(state).attempt(1).digest("d")
                .reconcile(Reconcile.MARKER).marker(key).kind("text2video").model("viduq3-turbo").creditsReserved(COST)
                .createdAt(now).changedAt(now).reservedAt(now).owner("gone").leaseUntil(now.plus(Duration.ofDays(1))).build();
    }
}
