// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.emulator.fault.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A task with several results: a list of messages, which a splitter takes. */
class SeveralResultsTest extends ViduTestSupport {

    private static final String PICTURES = "vidu:generate?kind=ecommerce-img&count=4";
    private static final Map<String, Object> REQUEST
            = Map.of("image", "https://media.example.com/in/bottle.png", "prompt", "A marble table.");

    @TempDir
    static Path folder;

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split").setHeader("order", constant("4711")).to(PICTURES)
                        .split(body()).to("mock:part").to("file:" + folder.resolve("split")).end();
                from("direct:parallel").to(PICTURES).split(body()).parallelProcessing().to("mock:part").end();
                from("direct:kept").to(PICTURES + "&downloadDir=" + folder.resolve("kept") + "&fileName=bottle");
            }
        };
    }

    @Test
    void eachPartHasHeadersOfItsOwnAndThoseOfTheMessage() throws Exception {
        MockEndpoint parts = getMockEndpoint("mock:part");
        parts.expectedMessageCount(4);

        assertThat(tell("direct:split", REQUEST).getException()).isNull();

        parts.assertIsSatisfied();
        for (String header : List.of(
                ViduConstants.CREATION_ID, ViduConstants.URL, ViduConstants.SHA256, Exchange.FILE_NAME)) {
            assertThat(values(parts, message -> message.getHeader(header))).as(header).hasSize(4).doesNotContainNull();
        }
        assertThat(values(parts, message -> message.getHeader(Exchange.CONTENT_TYPE))).containsOnly("image/png");
        assertThat(values(parts, message -> message.getHeader("order"))).containsOnly("4711");
        assertThat(values(parts, message -> message.getHeader(ViduConstants.TASK_ID))).hasSize(1);
        try (Stream<Path> files = Files.list(folder.resolve("split"))) {
            assertThat(files.toList()).hasSize(4).allSatisfy(file -> assertThat(Files.size(file)).isPositive());
        }
        assertNoTemporaryFileIsLeftWithoutTheMocks();
    }

    @Test
    void partsMayGoDifferentWaysAtOnce() throws Exception {
        MockEndpoint parts = getMockEndpoint("mock:part");
        parts.expectedMessageCount(4);
        List<Integer> lengths = new CopyOnWriteArrayList<>();
        parts.whenAnyExchangeReceived(exchange -> lengths.add(exchange.getMessage().getBody(byte[].class).length));

        assertThat(tell("direct:parallel", REQUEST).getException()).isNull();

        parts.assertIsSatisfied();
        assertThat(lengths).hasSize(4).allSatisfy(length -> assertThat(length).isPositive());
        assertNoTemporaryFileIsLeftWithoutTheMocks();
    }

    @Test
    void whenOneCanNotBeFetchedNoneIsLeftBehindAndTheNextAttemptGivesAll() throws Exception {
        emulator().faults().add(Fault.on("GET", MEDIA).skip(3).reset());

        Exchange done = sendIt(PICTURES, REQUEST, ViduConstants.IDEMPOTENCY_KEY, "k");

        assertThat(failure(done, ViduMediaException.class, Money.CHARGED).getTaskId()).isNotBlank();
        assertNoTemporaryFileIsLeft();
        emulator().faults().clear();
        assertThat(sendIt(PICTURES, REQUEST, ViduConstants.IDEMPOTENCY_KEY, "k").getMessage().getBody(List.class)).hasSize(4);
        assertThat(emulator().tasks()).hasSize(1);
    }

    @Test
    void filesThatAreKeptAreNumbered() throws Exception {
        Exchange done = sendIt("direct:kept", REQUEST);

        assertThat(done.getMessage().getBody(List.class)).hasSize(4);
        assertThat(done.getMessage().getHeader(ViduConstants.CREATION_ID)).isNull();
        assertThat(done.getMessage().getHeader(ViduConstants.URL)).isNull();
        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("bottle.png", "bottle-2.png", "bottle-3.png", "bottle-4.png");
        }
    }

    private static List<Object> values(MockEndpoint parts, Function<Message, Object> value) {
        return parts.getExchanges().stream().map(exchange -> value.apply(exchange.getMessage())).distinct().toList();
    }

    private void assertNoTemporaryFileIsLeft() throws Exception {
        assertThat(vidu().temporaryMedia().folder()).isEmptyDirectory();
    }

    /** Mocks have copies of the exchanges. */
    private void assertNoTemporaryFileIsLeftWithoutTheMocks() {
        MockEndpoint.resetMocks(context);
        await().untilAsserted(() -> {
            System.gc();
            assertNoTemporaryFileIsLeft();
        });
    }
}
