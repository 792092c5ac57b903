// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.error.ViduTaskFailedException;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What routes do that nobody thought of when the component was written. */
class RouteAuthorsTest extends ViduTestSupport {

    @Override
    void configure(ViduComponent vidu) {
        // what a host may have in its registry for its own JSON
        vidu.setObjectMapper(new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .enable(SerializationFeature.WRAP_ROOT_VALUE)
                .enable(DeserializationFeature.UNWRAP_ROOT_VALUE)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES));
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:nested").to("vidu:credits")
                        .process(exchange -> template.requestBody("vidu:credits", (Object) null));

                from("direct:generate").errorHandler(noErrorHandler()).to(GENERATE + "&download=false");
                from("direct:fallback")
                        .doTry().to("direct:generate")
                        .doCatch(ViduRequestException.class).setBody(constant("Something simpler.")).to("direct:generate")
                        .end();

                from("direct:redelivered").errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .to("vidu:generate?model=viduq3-turbo&duration=1&resolution=540p&download=false");
            }
        };
    }

    @Test
    void routesThatCallEachOtherAndWaitDoNotStandInEachOthersWay() {
        List<CompletableFuture<Exchange>> exchanges = IntStream.range(0, 60)
                .mapToObj(i -> template.asyncSend("direct:nested", exchange -> {
                })).toList();

        await().atMost(Duration.ofSeconds(30)).until(() -> exchanges.stream().allMatch(CompletableFuture::isDone));
        assertThat(exchanges).allSatisfy(exchange -> assertThat(exchange.join().getException()).isNull());
    }

    @Test
    void theHostsOwnMapperChangesNothingOfWhatIsPaidFor() {
        Exchange done = sendIt(GENERATE + "&download=false&payload=mine", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(sent().fieldNames()).toIterable().contains("model", "prompt", "duration", "resolution", "payload");
        assertThat(done.getMessage().getBody(Task.class).payload()).isEqualTo("mine");
        assertMoney(1, 1, 7);
    }

    @Test
    void whatIsTriedInsteadOfARefusedRequestIsAnotherTask() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reply("FieldInvalid"));

        Exchange done = sendIt("direct:fallback", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(Task.class).prompt()).isEqualTo("Something simpler.");
        assertMoney(2, 1, 7);
    }

    @Test
    void aStreamInsideAMessageIsTheSameWhenTheExchangeIsDeliveredAgain() throws IOException {
        emulator().script().next(Outcome.failed("InternalServiceFailure"));
        byte[] picture = getClass().getResourceAsStream("/pictures/lighthouse.png").readAllBytes();

        Exchange done = sendIt("direct:redelivered", Map.of(
                "model", "viduq3-turbo", "images", List.of(new ByteArrayInputStream(picture))));

        ViduTaskFailedException failure = failure(done, ViduTaskFailedException.class);
        assertThat(failure.getIdempotencyKey()).isNotNull();
        assertThat(done.getMessage().getHeader(Exchange.REDELIVERY_COUNTER)).isEqualTo(1);
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void aTaskThatIsReadLaterIsRecordedSoThatItsKeyGivesTheResult() {
        Exchange submitted = sendIt(GENERATE + "&waitForCompletion=false&idempotencyKey=mine", PROMPT);
        String id = submitted.getMessage().getHeader(ViduConstants.TASK_ID, String.class);
        await().untilAsserted(() -> assertThat(sendIt("vidu:task?taskId=" + id, null).getMessage()
                .getHeader(ViduConstants.STATE)).isEqualTo("success"));

        assertThat(context.getComponent("vidu", ViduComponent.class).getLedger()
                .findTask(emulator().url() + "#default", id).orElseThrow().creditsCharged()).isEqualTo(7);
    }

    @Test
    void theMarkerOfATaskCanBeReadBack() {
        Exchange submitted = sendIt(GENERATE + "&waitForCompletion=false", PROMPT);

        String marker = submitted.getMessage().getHeader(ViduConstants.MARKER, String.class);

        assertThat(sent().path("payload").asText()).isEqualTo(marker);
    }

    @Test
    void aFailedTaskOfTheSameExchangeDoesNotStandInTheWayOfAnother() {
        emulator().script().next(Outcome.failed("CreationPolicyViolation"));
        Exchange exchange = context.getEndpoint("direct:generate").createExchange();
        exchange.getMessage().setBody(PROMPT);
        template.send("direct:generate", exchange);
        assertThat(exchange.getException()).isNotNull();

        exchange.setException(null);
        exchange.getMessage().setBody("Something milder.");
        template.send("direct:generate", exchange);

        assertThat(exchange.getException()).isNull();
        assertMoney(2, 2, 7);
    }
}
