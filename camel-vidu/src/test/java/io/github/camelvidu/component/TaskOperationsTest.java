// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.error.ViduPolicyException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code vidu:await}, {@code vidu:task} and {@code vidu:cancel}. */
class TaskOperationsTest extends ViduTestSupport {

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:await").to("vidu:await").convertBodyTo(byte[].class).to("mock:video");
            }
        };
    }

    @Test
    void awaitBringsTheMediaOfATaskThatSomebodyElseSubmitted() throws Exception {
        String id = submit();
        getMockEndpoint("mock:video").expectedMessageCount(1);

        Exchange done = sendFor("direct:await", id);

        assertThat(done.getException()).isNull();
        getMockEndpoint("mock:video").assertIsSatisfied();
        assertThat(done.getMessage().getBody(byte[].class))
                .hasSize(done.getMessage().getHeader(Exchange.FILE_LENGTH, Integer.class));
        assertThat(done.getMessage().getHeaders()).containsEntry(ViduConstants.TASK_ID, id)
                .containsEntry(ViduConstants.STATE, "success").containsEntry(ViduConstants.CREDITS, COST);
        assertMoney(1, 1, COST);
    }

    @Test
    void awaitTakesTheTaskFromTheBodyTheHeaderOrTheOptionInThisOrder() {
        String first = submit();
        String second = submit();
        String third = submit();
        String await = "vidu:await?download=false&taskId=" + third;
        Task task = sendFor("vidu:task", first).getMessage().getBody(Task.class);

        assertThat(awaited(sendIt(await, task, ViduConstants.TASK_ID, second))).isEqualTo(first);
        assertThat(awaited(sendIt(await, null, ViduConstants.TASK_ID, " " + second + " "))).isEqualTo(second);
        assertThat(awaited(sendIt(await, null))).isEqualTo(third);
        assertMoney(3, 3, 3 * COST);
    }

    @Test
    void awaitOfATaskThatNobodyKnowsEndsAfterALookOrTwo() {
        Exchange done = sendFor("vidu:await?waitTimeout=20s", "1022181649669947392");

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getReason()).isEqualTo("TaskNotFound");
        assertThat(failure.getHttpStatus()).isEqualTo(404);
        assertThat(failure.getTaskId()).isEqualTo("1022181649669947392");
        assertThat(failure.getTraceId()).isNotBlank().isEqualTo(done.getMessage().getHeader(ViduConstants.TRACE_ID));
        assertThat(failure.isRetryable()).isFalse();
        assertThat(emulator().requests().count("GET", CREATIONS)).as("a new task may be missing for a moment").isEqualTo(3);
        assertMoney(0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = { ".", "..", "+5", "1/../../credits", "1%2F2?x=1", "1\r\nX: y" })
    void whatCanBeNoIdIsNotSent(String id) {
        Exchange done = sendFor("vidu:await?waitTimeout=20s", id);

        assertThat(failure(done, ViduRequestException.class)).hasMessageContaining("decimal number")
                .hasMessageNotContaining(id);
        assertNothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "abc", "-5", "99999999999999999999" })
    void anIdThatIsNoneIsRefusedByThePlatformAndNeverLeavesItsPlaceInThePath(String id) {
        Exchange done = sendFor("vidu:await?waitTimeout=20s", id);

        assertThat(failure(done, ViduRequestException.class).getTaskId()).isEqualTo(id);
        assertThat(emulator().requests().all()).allSatisfy(
                request -> assertThat(request.path()).matches("/ent/v2/tasks(/[^/]+/creations)?"));
        assertMoney(0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "await", "task", "cancel", "download" })
    void withoutATaskNothingIsAsked(String operation) {
        assertThat(failure(sendIt("vidu:" + operation, null), ViduRequestException.class))
                .hasMessageContaining(ViduConstants.TASK_ID).hasMessageContaining("taskId");
        assertThat(failure(sendFor("vidu:" + operation, " "), ViduRequestException.class).getFields()).containsExactly("id");
        assertNothingWasSent();
    }

    @Test
    void taskGivesTheTaskAsItIsNow() {
        String id = submit("&payload=mine&watermark=true");
        sendFor("vidu:await?download=false", id);

        Exchange done = sendFor("vidu:task", id);

        Task task = done.getMessage().getBody(Task.class);
        assertThat(task.id()).isEqualTo(id);
        assertThat(task.state()).isEqualTo(TaskState.SUCCESS);
        assertThat(task.payload()).isEqualTo("mine");
        assertThat(task.credits()).isEqualTo(COST);
        assertThat(task.creations()).hasSize(1);
        assertThat(task.creations().get(0).watermarkedUrl()).isNotNull();
        assertThat(done.getMessage().getHeaders()).containsEntry(ViduConstants.STATE, "success")
                .containsEntry(ViduConstants.CREATION_ID, task.creations().get(0).id())
                .containsEntry(ViduConstants.URL, task.creations().get(0).url())
                .doesNotContainKey(ViduConstants.ERROR_CODE);
        assertThat(done.getMessage().getHeader(ViduConstants.URL_EXPIRES, Instant.class))
                .isBetween(Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
    }

    @Test
    void taskOfAFailureIsNoErrorAndTakesTheHeadersOfAnEarlierTaskAway() {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        String id = submit();
        sendFor("vidu:await", id);

        Exchange done = send("vidu:task", exchange -> exchange.getMessage().setHeaders(new HashMap<>(
                Map.of(
                        ViduConstants.TASK_ID, id, ViduConstants.URL, "https://old", ViduConstants.CREATION_ID, "old"))));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeaders()).containsEntry(ViduConstants.STATE, "failed")
                .containsEntry(ViduConstants.ERROR_CODE, "CreationPolicyViolation").containsEntry(ViduConstants.CREDITS, 0)
                .doesNotContainKeys(ViduConstants.URL, ViduConstants.CREATION_ID, ViduConstants.URL_EXPIRES);
        assertMoney(1, 1, 0);
    }

    @Test
    void taskThatNobodyKnowsIsARequestError() {
        Exchange done = sendFor("vidu:task", "1022181649669947392");

        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getHttpStatus()).isEqualTo(404);
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(failure.getReason()).isEqualTo("TaskNotFound");
    }

    @Test
    void aFailedTaskSaysWhyAndCostsNothing() {
        emulator().script().next(Outcome.failed("InternalServiceFailure"), Outcome.failed("CreationPolicyViolation"),
                Outcome.failed("SomethingNew"));

        Exchange internal = sendIt(GENERATE, PROMPT);
        ViduTaskFailedException failure = failure(internal, ViduTaskFailedException.class);
        assertThat(failure.getReason()).isEqualTo("InternalServiceFailure");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getKind()).isEqualTo("text2video");
        assertThat(failure.getModel()).isEqualTo("viduq3-turbo");
        assertThat(failure.getIdempotencyKey()).isNotBlank();
        assertThat(failure.getMarker()).startsWith("[cv:");
        assertThat(failure.getTaskId()).isEqualTo(internal.getMessage().getHeader(ViduConstants.TASK_ID)).isNotBlank();

        ViduPolicyException policy = failure(sendIt(GENERATE, PROMPT), ViduPolicyException.class);
        assertThat(policy.getReason()).isEqualTo("CreationPolicyViolation");
        assertThat(policy.isRetryable()).isFalse();
        assertThat(policy.getTaskId()).isNotBlank();

        ViduTaskFailedException unknown = failure(sendIt(GENERATE, PROMPT), ViduTaskFailedException.class);
        assertThat(unknown.getReason()).isEqualTo("SomethingNew");
        assertThat(unknown.isRetryable()).isFalse();
        assertMoney(3, 3, 0);
    }

    @Test
    void cancelOfAWaitingTaskIsAgreedAndGivesTheCreditsBack() {
        emulator().script().next(Outcome.stuckIn("queueing"));
        String id = submit();
        assertThat(emulator().account().reserved()).isEqualTo(COST);

        Exchange done = sendFor("vidu:cancel", id);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeaders()).containsEntry(ViduConstants.CANCELLED, true)
                .containsEntry(ViduConstants.STATE, "failed").containsEntry(ViduConstants.ERROR_CODE, "UserCancelled");
        assertThat(done.getMessage().getBody(Task.class).errCode()).isEqualTo("UserCancelled");
        assertThat(emulator().account().reserved()).isZero();
        assertMoney(1, 1, 0);
    }

    @Test
    void cancelThatIsRepeatedSaysTheSame() {
        emulator().script().next(Outcome.stuckIn("queueing"));
        String id = submit();
        sendFor("vidu:cancel", id);

        Exchange again = sendFor("vidu:cancel", id);

        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeader(ViduConstants.CANCELLED)).isEqualTo(true);
        assertMoney(1, 1, 0);
    }

    @Test
    void cancelOfARunningTaskIsRefusedWhichIsNoError() {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(10)));
        String id = submit();
        Awaitility.await().until(() -> emulator().account().running() == 1);

        Exchange done = sendFor("vidu:cancel", id);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(ViduConstants.CANCELLED)).isEqualTo(false);
        assertThat(done.getMessage().getBody(Task.class).state()).isEqualTo(TaskState.PROCESSING);
        assertThat(emulator().account().reserved()).isEqualTo(COST);
    }

    @Test
    void cancelWhoseAnswerIsLostIsRepeatedAndStillTellsTheTruth() {
        emulator().script().next(Outcome.stuckIn("queueing"));
        String id = submit();
        emulator().faults().add(Fault.on("POST", CANCEL).times(1).afterCommit().reset());

        Exchange done = sendFor("vidu:cancel", id);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(ViduConstants.CANCELLED)).isEqualTo(true);
        assertThat(emulator().requests().count("POST", CANCEL)).isEqualTo(2);
        assertMoney(1, 1, 0);
    }

    @Test
    void cancelOfATaskThatNobodyKnowsIsARequestError() {
        ViduRequestException failure = failure(sendFor("vidu:cancel", "1022181649669947392"), ViduRequestException.class);

        assertThat(failure.getReason()).isEqualTo("TaskNotFound");
        assertThat(emulator().requests().count("POST", CANCEL)).isEqualTo(1);
    }

    @Test
    void whoWaitsForATaskThatIsCancelledGetsAFailureThatCostNothing() throws Exception {
        emulator().script().next(Outcome.stuckIn("queueing"));
        var waiting = template.asyncRequestBodyAndHeader(GENERATE, PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k", Object.class);
        Awaitility.await().until(() -> emulator().tasks().size() == 1);
        sendFor("vidu:cancel", Long.toString(emulator().tasks().get(0).id()));

        assertThat(waiting).failsWithin(Duration.ofSeconds(10)).withThrowableThat().havingRootCause()
                .isInstanceOfSatisfying(ViduTaskFailedException.class, failure -> {
                    assertThat(failure.getReason()).isEqualTo("UserCancelled");
                    assertThat(failure.isRetryable()).isFalse();
                    assertThat(failure.getIdempotencyKey()).isEqualTo("k");
                });
        assertMoney(1, 1, 0);
    }

    private static String awaited(Exchange done) {
        assertThat(done.getException()).isNull();
        Task task = done.getMessage().getBody(Task.class);
        assertThat(task.state()).isEqualTo(TaskState.SUCCESS);
        return task.id();
    }
}
