// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A temporary file lives as long as somebody may want to read it, and no longer. */
class MediaLifetimesTest extends ViduTestSupport {

    private static final String SOON = "?pollTimeout=20";
    private static final Map<String, Object> FOUR_PICTURES
            = Map.of("image", "https://media.example.com/in/bottle.png", "prompt", "A marble table.");

    @TempDir
    static Path folder;

    private final List<byte[]> readings = new CopyOnWriteArrayList<>();
    private final List<Path> paths = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();

    @Override
    protected RouteBuilder createRouteBuilder() {
        AggregationStrategy together = AggregationStrategies.groupedBody();
        Processor read = exchange -> {
            paths.add(exchange.getMessage().getBody(File.class).toPath());
            readings.add(exchange.getMessage().getBody(InputStream.class).readAllBytes());
        };
        Processor readAll = exchange -> {
            for (Object part : exchange.getMessage().getBody(List.class)) {
                readings.add((part instanceof Message message ? message.getBody(InputStream.class) : (InputStream) part)
                        .readAllBytes());
            }
        };
        Processor collect = exchange -> System.gc();
        Processor failTwice = exchange -> {
            readings.add(exchange.getMessage().getBody(InputStream.class).readNBytes(100));
            if (attempts.incrementAndGet() < 3) {
                throw new IOException("not now");
            }
        };
        return new RouteBuilder() {
            @Override
            public void configure() {
                // not mocks, which have copies of exchanges, and may be asked for them
                from("direct:plain").to(GENERATE).process(read);
                from("direct:multicast").to(GENERATE).multicast().to("direct:read", "direct:read-too").end().process(read);
                from("direct:parallel").to(GENERATE).multicast().parallelProcessing().to("direct:read", "direct:read-too").end()
                        .process(read);
                // not in parallel: there Camel copies a stream for the branches of a multicast only
                from("direct:recipients").to(GENERATE).recipientList(constant("direct:read,direct:read-too")).end()
                        .process(read);
                from("direct:read").process(read);
                from("direct:read-too").process(read);
                from("direct:split").to("vidu:generate?kind=ecommerce-img&count=4").split(body()).process(read).end()
                        .process(readAll);
                from("direct:tap").to(GENERATE).wireTap("seda:later" + SOON).end().process(read);
                from("direct:seda").to(GENERATE).process(read).to("seda:later" + SOON);
                from("seda:later" + SOON).delay(100).process(read);
                from("direct:group").to(GENERATE).aggregate(constant(true), together).completionSize(2).process(readAll);
                from("direct:late").to(GENERATE).aggregate(constant(true), together).completionTimeout(200)
                        .completionTimeoutCheckerInterval(50).to("seda:group" + SOON);
                from("seda:group" + SOON).process(readAll);
                from("direct:zip").to(GENERATE).aggregate(constant(true), together).completionSize(1)
                        .setBody(simple("${body[0]}")).convertBodyTo(File.class).process(collect).process(read);
                from("direct:make").to(GENERATE);
                from("direct:enriched").enrich("direct:make").process(read);
                from("direct:enriched-at-once").enrich(GENERATE).process(read);
                from("direct:poll").to(GENERATE).pollEnrich("file:" + folder + "?fileName=note.txt&noop=true", 5_000,
                        (media, note) -> media).process(read);
                from("direct:waits").to("seda:make" + SOON + "&waitForTaskToComplete=Always").process(read);
                from("seda:make" + SOON).to(GENERATE);
                from("direct:again").errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                        .to(GENERATE).process(failTwice).process(read);
                from("direct:dead").errorHandler(deadLetterChannel("seda:later" + SOON).maximumRedeliveries(1)
                        .redeliveryDelay(0)).to(GENERATE).throwException(new IOException("no room"));
            }
        };
    }

    @Test
    void theTemporaryFileGoesWithItsExchange() throws Exception {
        Exchange done = tell("direct:plain", PROMPT);

        assertThat(done.getException()).isNull();
        assertReadings(1);
        assertNothingIsLeft();
        MediaStream body = done.getMessage().getBody(MediaStream.class);
        assertThatExceptionOfType(IOException.class).isThrownBy(body::read).withMessageContaining("downloadDir");
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:multicast", "direct:parallel", "direct:recipients" })
    void copiesInBranchesReadEachTheWholeAndTheRouteGoesOnWithIt(String route) throws Exception {
        assertThat(tell(route, PROMPT).getException()).isNull();

        assertReadings(3);
        assertNothingIsLeft();
    }

    @Test
    void eachPartOfASplitReadsItsOwnAndTheRouteGoesOnWithAll() throws Exception {
        assertThat(tell("direct:split", FOUR_PICTURES).getException()).isNull();

        assertThat(readings).hasSize(8);
        assertThat(readings.subList(0, 4)).doesNotHaveDuplicates().containsExactlyElementsOf(readings.subList(4, 8));
        assertTheyGoWhenNobodyHasThem();
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:tap", "direct:seda" })
    void theFileStaysForAnExchangeThatIsNotDoneYet(String route) throws Exception {
        assertThat(tell(route, PROMPT).getException()).isNull();

        await().untilAsserted(() -> assertReadings(2));
        await().untilAsserted(this::assertNothingIsLeft);
    }

    @Test
    void exchangesOfOneTaskDoNotRemoveEachOthersFile() throws Exception {
        sendIt("direct:tap", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");
        sendIt("direct:tap", PROMPT, ViduConstants.IDEMPOTENCY_KEY, "k");

        await().untilAsserted(() -> assertReadings(4));
        assertThat(Set.copyOf(paths)).hasSize(2);
        assertMoney(1, 1, COST);
    }

    @Test
    void anAggregationHasTheFilesOfExchangesThatHaveEnded() throws Exception {
        assertThat(tell("direct:group", PROMPT).getException()).isNull();
        System.gc();
        assertThat(tell("direct:group", PROMPT).getException()).isNull();

        await().untilAsserted(() -> assertThat(readings).hasSize(2).allSatisfy(bytes -> assertThat(bytes).isNotEmpty()));
        assertTheyGoWhenNobodyHasThem();
    }

    @Test
    void anAggregationThatCompletesLaterAndGoesOnInARouteOfItsOwnHasThemToo() throws Exception {
        assertThat(tell("direct:late", PROMPT).getException()).isNull();
        System.gc();

        await().untilAsserted(() -> assertReadings(1));
        assertTheyGoWhenNobodyHasThem();
    }

    @Test
    void aFileOfAnAggregationStaysUntilTheAggregatedExchangeEnds() throws Exception {
        assertThat(tell("direct:zip", PROMPT).getException()).isNull();

        await().untilAsserted(() -> assertReadings(1));
        assertTheyGoWhenNobodyHasThem();
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:enriched", "direct:enriched-at-once" })
    void whatAnotherRouteMadeForAnExchangeIsThere(String route) throws Exception {
        assertThat(tell(route, PROMPT).getException()).isNull();

        assertReadings(1);
    }

    @Test
    void theAnswerOfAQueueIsThere() throws Exception {
        assertThat(sendIt("direct:waits", PROMPT).getException()).isNull();

        assertReadings(1);
    }

    @Test
    void aPollForSomethingElseLeavesItAlone() throws Exception {
        Files.writeString(folder.resolve("note.txt"), "a note");

        assertThat(tell("direct:poll", PROMPT).getException()).isNull();

        assertReadings(1);
    }

    @Test
    void aRedeliveryReadsTheWholeAgain() throws Exception {
        assertThat(tell("direct:again", PROMPT).getException()).isNull();

        assertThat(readings).hasSize(4);
        assertThat(readings.subList(0, 3)).allSatisfy(start -> assertThat(readings.get(3)).startsWith(start));
        assertMoney(1, 1, COST);
    }

    @Test
    void theDeadLetterChannelHasIt() throws Exception {
        tell("direct:dead", PROMPT);

        await().untilAsserted(() -> assertReadings(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { GENERATE, "direct:make" })
    void whoAsksForAnAnswerCanReadItAfterTheExchange(String uri) throws Exception {
        MediaStream answer = template.requestBody(uri, PROMPT, MediaStream.class);
        System.gc();

        assertThat(answer.readAllBytes()).hasSize((int) answer.length());
        assertThat(context.getTypeConverter().convertTo(byte[].class, answer)).hasSize((int) answer.length());
        answer.reset();
        assertThat(answer.readAllBytes()).hasSize((int) answer.length());
        assertThat(template.requestBody(uri, PROMPT, byte[].class)).isNotEmpty();
        try (InputStream in = template.requestBody(uri, PROMPT, InputStream.class)) {
            assertThat(in.readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void anAnswerGoesWhenNobodyHasItAnyMore() throws Exception {
        assertThat(template.requestBody(GENERATE, PROMPT, MediaStream.class)).isNotNull();

        assertTheyGoWhenNobodyHasThem();
    }

    @Test
    void anAnswerGoesWithTheComponentAtLast() throws Exception {
        MediaStream answer = template.requestBody(GENERATE, PROMPT, MediaStream.class);

        context.stop();

        assertThat(answer.path()).doesNotExist();
        assertThat(answer.path().getParent()).doesNotExist();
        assertThatExceptionOfType(IOException.class).isThrownBy(answer::read).withMessageContaining("downloadDir");
    }

    /** All of the same content. */
    private void assertReadings(int count) {
        assertThat(readings).hasSize(count).allSatisfy(bytes -> assertThat(bytes).isNotEmpty().isEqualTo(readings.get(0)));
    }

    private void assertTheyGoWhenNobodyHasThem() {
        await().untilAsserted(() -> {
            System.gc();
            assertNothingIsLeft();
        });
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(vidu().temporaryMedia().folder()).isEmptyDirectory();
    }
}
