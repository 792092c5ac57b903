// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.catalog.Reconcile;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduServerException;
import io.github.camelvidu.api.usage.UsageRecord;
import io.github.camelvidu.api.usage.UsageSource;
import io.github.camelvidu.api.usage.UsageTotal;
import io.github.camelvidu.component.ledger.Budget;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerEntryBuilder;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.Written;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

/** {@code vidu:usage} as a producer. */
class UsageTest extends UsageTestSupport {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void recordsTellWhatEachTaskHasUsed() {
        String succeeded = submit();
        String failed = submit("", Outcome.failed("CreationPolicyViolation"));
        submitElsewhere();
        pass(MINUTE);
        String running = submit();

        List<UsageRecord> records = records("");

        assertThat(records).extracting(UsageRecord::kind, UsageRecord::model, UsageRecord::resolution, UsageRecord::duration,
                UsageRecord::state, UsageRecord::credits, UsageRecord::source).containsExactly(
                        tuple("text2video", "viduq3-turbo", "540p", 1.0, TaskState.SUCCESS, COST, UsageSource.PLATFORM),
                        tuple("text2video", "viduq3-turbo", "540p", 1.0, TaskState.FAILED, 0, UsageSource.PLATFORM),
                        tuple("text2video", "viduq3-turbo", "540p", 2.0, TaskState.SUCCESS, 2 * COST, UsageSource.PLATFORM),
                        tuple("text2video", "viduq3-turbo", "540p", 1.0, TaskState.CREATED, COST, UsageSource.PLATFORM));
        assertThat(records).extracting(UsageRecord::taskId).contains(succeeded, failed, running);
        assertThat(records).extracting(UsageRecord::createdAt)
                .containsExactly(START, START, START, START.plus(MINUTE));
        assertThat(records.get(0).keyId()).isEqualTo(records.get(1).keyId()).isNotEqualTo(records.get(2).keyId()).isNotNull();
        assertThat(records).extracting(UsageRecord::charged).containsExactly(COST, 0, 2 * COST, 0);
        assertThat(records).extracting(UsageRecord::reserved).containsExactly(0, 0, 0, COST);
    }

    @Test
    void totalsAddUpAndTellWhatIsOpen() {
        submit();
        submit("", Outcome.failed("CreationPolicyViolation"));
        pass(MINUTE);
        submit();

        assertThat(totals("groupBy=model")).singleElement().satisfies(total -> {
            assertThat(total.model()).isEqualTo("viduq3-turbo");
            assertThat(total.kind()).isNull();
            assertThat(List.of(total.tasks(), total.succeeded(), total.failed(), total.open())).containsExactly(3, 1, 1, 1);
            assertThat(total.credits()).isEqualTo(COST);
            assertThat(total.reserved()).isEqualTo(COST);
            assertThat(total.closed()).isFalse();
            assertThat(total.change()).isEqualTo(COST);
        });
    }

    @Test
    void aTaskBelongsToTheHourInWhichItWasCreatedThoughItEndsInAnother() {
        emulator().clock().advance(Duration.ofMinutes(29).plusSeconds(50));
        submit("", Outcome.success().after(Duration.ofMinutes(2)));
        pass(Duration.ofMinutes(5));
        submit();
        pass(MINUTE);

        assertThat(totals("groupBy=hour")).extracting(UsageTotal::from, UsageTotal::to, UsageTotal::credits).containsExactly(
                tuple(at("2026-03-28T22:00:00Z"), at("2026-03-28T23:00:00Z"), (long) COST),
                tuple(at("2026-03-28T23:00:00Z"), at("2026-03-28T23:05:51Z"), (long) COST));
    }

    @Test
    void anHourIsClosedWhenAllInItHasEndedAndTenMinutesHavePassed() {
        submit();
        pass(Duration.ofMinutes(39));
        assertThat(totals("groupBy=hour")).extracting(UsageTotal::closed).containsExactly(false);

        pass(MINUTE);

        assertThat(totals("groupBy=hour")).extracting(UsageTotal::closed).containsExactly(true);
    }

    @Test
    void anHourWithATaskThatNeverEndsIsClosedAfterThreeDays() {
        submit("", Outcome.stuckIn("processing"));
        pass(Duration.ofHours(72).plusMinutes(29));
        assertThat(totals("groupBy=hour")).extracting(UsageTotal::closed).containsExactly(false);

        pass(MINUTE);

        assertThat(totals("groupBy=hour")).extracting(UsageTotal::closed, UsageTotal::open, UsageTotal::reserved)
                .containsExactly(tuple(true, 1, (long) COST));
    }

    /** The night in which Berlin has no hour from two to three; New York is a day behind all the time. */
    @ParameterizedTest
    @ValueSource(strings = { "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC" })
    void hoursAndDaysAreThoseOfUtcWhereverTheMachineStands(String zone) {
        TimeZone usual = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            for (int hour = 0; hour < 6; hour++) {
                submit();
                emulator().clock().advance(HOUR);
            }
            awaitLedger();

            assertThat(totals("groupBy=hour")).extracting(total -> total.from().toString()).containsExactly(
                    "2026-03-28T22:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z",
                    "2026-03-29T02:00:00Z", "2026-03-29T03:00:00Z");
            assertThat(totals("groupBy=day")).extracting(UsageTotal::from, UsageTotal::credits).containsExactly(
                    tuple(at("2026-03-28T00:00:00Z"), 2L * COST), tuple(at("2026-03-29T00:00:00Z"), 4L * COST));
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    @Test
    void monthsMeetInTheMomentInWhichTheyMeetInUtc() {
        emulator().clock().advance(Duration.between(START, at("2026-03-31T23:59:59Z")));
        submit();
        emulator().clock().advance(Duration.ofSeconds(1));
        submit();
        submit();
        pass(MINUTE);

        assertThat(totals("groupBy=day&createdFrom=2026-03-01T00:00:00Z&createdTo=2026-04-01T00:00:00Z"))
                .extracting(UsageTotal::from, UsageTotal::to, UsageTotal::tasks)
                .containsExactly(tuple(at("2026-03-31T00:00:00Z"), at("2026-04-01T00:00:00Z"), 1));
        assertThat(totals("groupBy=day&createdFrom=2026-04-01T00:00:00Z&createdTo=2026-05-01T00:00:00Z"))
                .extracting(UsageTotal::from, UsageTotal::tasks).containsExactly(tuple(at("2026-04-01T00:00:00Z"), 2));
    }

    @Test
    void severalGroupsAreToldApartTogether() {
        submit();
        template.requestBody("vidu:generate?kind=reference2image&model=viduq2&waitForCompletion=false", PROMPT);
        template.requestBody(SPEECH, "Hello.");
        submitElsewhere();
        pass(MINUTE);

        List<UsageTotal> totals = totals("groupBy=day,kind,key");

        assertThat(totals).extracting(UsageTotal::kind, UsageTotal::tasks)
                .containsExactlyInAnyOrder(tuple("audio-tts", 1), tuple("reference2image", 1), tuple("text2video", 1), tuple(
                        "text2video", 1));
        assertThat(totals).filteredOn(total -> "text2video".equals(total.kind())).extracting(UsageTotal::key)
                .doesNotHaveDuplicates().doesNotContainNull();
        assertThat(totals.stream().mapToLong(UsageTotal::credits).sum()).isEqualTo(emulator().account().charged());
    }

    @Test
    void whatTheTaskListDoesNotShowIsCountedFromTheLedger() {
        template.requestBody(SPEECH, "Hello, keeper of the light.");
        template.request("vidu:create-subject?name=keeper&images=https://media.example.com/keeper.png", exchange -> {
        });
        submit();
        pass(MINUTE);

        List<UsageRecord> records = records("");

        assertThat(records).extracting(UsageRecord::kind, UsageRecord::source, UsageRecord::state).containsExactlyInAnyOrder(
                tuple("audio-tts", UsageSource.LEDGER, TaskState.SUCCESS),
                tuple("create-subject", UsageSource.LEDGER, TaskState.SUCCESS),
                tuple("text2video", UsageSource.PLATFORM, TaskState.SUCCESS));
        assertThat(records.stream().mapToLong(UsageRecord::charged).sum()).isEqualTo(emulator().account().charged());
        assertThat(totals("groupBy=hour")).extracting(UsageTotal::creditsFromLedger)
                .containsExactly(emulator().account().charged() - COST);
    }

    @Test
    void aLongPeriodIsReadInWindowsAndPagesAndEachTaskCountsOnce() {
        List<String> ids = new ArrayList<>();
        for (int day = 0; day < 21; day++) {
            ids.add(submit());
            emulator().clock().advance(Duration.ofDays(1));
        }
        awaitLedger();
        emulator().requests().clear();

        List<UsageRecord> records = records("createdFrom=" + START + "&pageSize=3");

        assertThat(records).extracting(UsageRecord::taskId).containsExactlyElementsOf(ids);
        assertThat(lists()).as("the clock, and three windows of three pages, and the moment that is not over").isEqualTo(11);
        assertThat(emulator().requests().to("GET", LIST)).filteredOn(request -> request.rawQuery().contains("created_at.to"))
                .allSatisfy(request -> assertThat(window(request.rawQuery())).isLessThanOrEqualTo(Duration.ofDays(7)));
    }

    @Test
    void thePeriodOfAMessageComesBeforeThatOfTheEndpoint() {
        submit();
        pass(HOUR);
        String second = submit();
        pass(MINUTE);

        Exchange done = template.request("vidu:usage?createdFrom=2020-01-01T00:00:00Z", exchange -> {
            exchange.getMessage().setHeader(ViduConstants.CREATED_FROM, START.plus(HOUR));
            exchange.getMessage().setHeader(ViduConstants.CREATED_TO, "2026-03-29T01:30:01+01:00");
        });

        assertThat(done.getMessage().getBody(List.class)).extracting("taskId").containsExactly(second);
    }

    @Test
    void aPageThatCanNotBeReadGivesNoUsageRatherThanHalfOfIt() {
        submit();
        submit();
        pass(MINUTE);
        emulator().faults().add(Fault.on("GET", LIST).skip(2).reply("InternalServiceFailure"));

        Exchange done = template.request("vidu:usage?pageSize=1", exchange -> {
        });

        assertThat(done.getException()).isInstanceOf(ViduServerException.class);
    }

    @Test
    void aListThatGoesInCirclesGivesNoUsage() {
        emulator().faults().add(Fault.on("GET", LIST).replyRaw(200, "application/json",
                "{\"next_page_token\":\"again\",\"tasks\":[{\"id\":\"7\",\"state\":\"success\",\"credits\":7}]}"));

        Exchange done = template.request("vidu:usage", exchange -> {
        });

        assertThat(done.getException()).isInstanceOf(ViduServerException.class).hasMessageContaining("goes in circles");
    }

    @Test
    void theNicknameOfAKeyIsThatWithWhichTheLedgerSentTheRequest() {
        submitElsewhere();
        submitElsewhere();
        pass(MINUTE);
        String ours = Long.toString(emulator().tasks().get(0).id());
        LedgerEntry row = LedgerEntryBuilder.builder().account(account()).key("k").state(LedgerState.SUCCEEDED).attempt(1)
                .digest("d").reconcile(Reconcile.MARKER).kind("text2video").keyName("marketing").taskId(ours)
                .creditsCharged(2 * COST).createdAt(START).changedAt(START).reservedAt(START).owner("o").leaseUntil(START)
                .build();
        assertThat(ledger().insert(row, Budget.UNLIMITED)).isEqualTo(Written.DONE);

        assertThat(records("")).extracting(UsageRecord::key).containsExactly("marketing", null);
        String other = records("").get(1).keyId();
        assertThat(totals("groupBy=key")).extracting(UsageTotal::key, UsageTotal::tasks)
                .containsExactly(tuple(other, 1), tuple("marketing", 1));
    }

    @Test
    void csvHasALineOfNamesAndALineForEachRecord() {
        submit();
        pass(MINUTE);
        UsageRecord usage = records("").get(0);

        Exchange done = ask("vidu:usage?format=csv");

        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("text/csv");
        assertThat(done.getMessage().getBody(String.class).lines()).containsExactly(
                "task_id,created_at,kind,model,resolution,duration,state,credits,key,key_id,source",
                usage.taskId() + ",2026-03-28T22:30:00Z,text2video,viduq3-turbo,540p,1.0,success,7,," + usage.keyId()
                                                                                                     + ",PLATFORM");
    }

    @Test
    void csvOfNoTaskHasTheNamesOnly() {
        assertThat(ask("vidu:usage?format=csv&groupBy=day").getMessage().getBody(String.class).lines()).containsExactly(
                "from,to,kind,model,key,tasks,succeeded,failed,open,credits,reserved,credits_from_ledger,closed,revision,change");
    }

    @Test
    void jsonIsAListOfWhatTheObjectsHold() throws Exception {
        submit();
        pass(MINUTE);

        Exchange done = ask("vidu:usage?format=json&groupBy=hour");

        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
        UsageTotal[] totals = ViduTestSupport.JSON.readValue(done.getMessage().getBody(String.class), UsageTotal[].class);
        assertThat(totals).containsExactlyElementsOf(totals("groupBy=hour"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "vidu:usage?groupBy=week                     | 'week'; hour, day, kind, model and key are allowed",
            "vidu:usage?groupBy=hour,day                 | take hour or day, not both",
            "vidu:usage?format=xml                       | format",
            "vidu:usage?createdFrom=yesterday            | createdFrom",
            "vidu:usage?states=success                   | another operation",
            "vidu:usage?kind=text2video                  | kind",
            "vidu:usage-report?format=csv                | a report is no list of rows",
            "vidu:usage-report?groupBy=day               | another operation",
    })
    void anEndpointThatAsksForWhatThereIsNotDoesNotStart(String uri, String message) {
        Throwable failure = catchThrowable(() -> context.createProducerTemplate().requestBody(uri, (Object) null));

        assertThat(failure).isNotNull();
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        assertThat(messages).contains(message);
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        Exchange done = template.request("vidu:usage?createdTo=2020-01-01T00:00:00Z", exchange -> {
        });

        assertThat(done.getException()).isInstanceOf(ViduRequestException.class)
                .hasMessageContaining("createdTo must be later than createdFrom");
    }

    @Test
    void aHeaderThatIsNoTimeIsRefused() {
        Exchange done = template.request(
                "vidu:usage", exchange -> exchange.getMessage().setHeader(ViduConstants.CREATED_FROM, "last week"));

        assertThat(done.getException()).isInstanceOf(ViduRequestException.class)
                .hasMessageContaining("the header CamelViduCreatedFrom is 'last week'");
    }

    private static Duration window(String query) {
        Map<String, String> times = new HashMap<>();
        for (String part : URLDecoder.decode(query, StandardCharsets.UTF_8).split("&")) {
            times.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return Duration.between(Instant.parse(times.get("created_at.from")), Instant.parse(times.get("created_at.to")));
    }
}
