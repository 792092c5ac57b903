// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The way of a task, as any event notifier of the context sees it. */
class TaskEventsTest extends ViduTestSupport {

    private final Noting noting = new Noting();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getManagementStrategy().addEventNotifier(new Throwing());
        context.getManagementStrategy().addEventNotifier(noting);
        return context;
    }

    @Test
    void aTaskIsToldOfFromItsCreationToItsEnd() {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(1)));
        var done = template.asyncSend(GENERATE + "&download=false", exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, "order-7");
        });
        Awaitility.await().until(() -> states().contains(TaskState.PROCESSING));
        emulator().clock().advance(Duration.ofMinutes(2));

        assertThat(done).succeedsWithin(Duration.ofSeconds(10));
        Awaitility.await().until(() -> states().contains(TaskState.SUCCESS));
        assertThat(states()).startsWith(TaskState.CREATED).endsWith(TaskState.PROCESSING, TaskState.SUCCESS);
        assertThat(noting.events).extracting(ViduTaskEvent::getOldState)
                .containsExactlyElementsOf(Stream.concat(Stream.of((TaskState) null),
                        states().stream().limit(states().size() - 1L)).toList());
        String id = Long.toString(emulator().tasks().get(0).id());
        assertThat(noting.events).allSatisfy(event -> {
            assertThat(event.getTaskId()).isEqualTo(id);
            assertThat(event.getIdempotencyKey()).isEqualTo("order-7");
            assertThat(event.getKind()).isEqualTo("text2video");
            assertThat(event.getModel()).isEqualTo("viduq3-turbo");
            assertThat(event.getAccountName()).isEqualTo("default");
            assertThat(event.getElapsed()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
            assertThat(event.getTimestamp()).isPositive();
            assertThat(event.getType()).isEqualTo(CamelEvent.Type.Custom);
            assertThat(event.getContext()).isSameAs(context);
            assertThat(event.getSource()).isSameAs(context);
            assertThat(event).asString().contains(id, "default").doesNotContain(PROMPT);
        });
        assertThat(noting.events.get(0).getQueuePosition()).isZero();
        assertThat(noting.events.get(noting.events.size() - 1).getQueuePosition()).isNull();
    }

    @Test
    void aFailedTaskIsToldOfTooAndSoIsOneThatIsNotWaitedFor() {
        emulator().script().next(Outcome.failed("CODEC"));
        submit();

        Awaitility.await().until(() -> states().contains(TaskState.FAILED));
        assertThat(states()).startsWith(TaskState.CREATED).doesNotHaveDuplicates();
    }

    @Test
    void aTaskOfAnotherProgramHasNoKeyAndNoKind() {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(1)));
        String id = submit("&accountName=another");
        noting.events.clear();

        template.asyncSend("vidu:await?download=false&taskId=" + id, exchange -> {
        });

        Awaitility.await().until(() -> noting.events.stream().anyMatch(event -> event.getAccountName().equals("default")));
        assertThat(noting.events).filteredOn(event -> event.getAccountName().equals("default")).first().satisfies(event -> {
            assertThat(event.getOldState()).isNull();
            assertThat(event.getIdempotencyKey()).isNull();
            assertThat(event.getKind()).isNull();
            assertThat(event.getModel()).isNotBlank();
            assertThat(event.getElapsed()).isNull();
        });
    }

    @Test
    void aNotifierThatTakesItsTimeHoldsUpNobody() {
        noting.waitsFor = mayGoOn;
        Exchange first = sendIt(GENERATE + "&download=false", PROMPT);
        Exchange second = sendIt(GENERATE + "&download=false", PROMPT);

        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(noting.events).isEmpty();
        mayGoOn.countDown();
        Awaitility.await().until(() -> states().stream().filter(TaskState.SUCCESS::equals).count() == 2);
    }

    private List<TaskState> states() {
        return noting.events.stream().map(ViduTaskEvent::getNewState).toList();
    }

    private static final class Noting extends EventNotifierSupport {

        private final List<ViduTaskEvent> events = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch waitsFor = new CountDownLatch(0);

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ViduTaskEvent;
        }

        @Override
        public void notify(CamelEvent event) throws Exception {
            waitsFor.await();
            events.add((ViduTaskEvent) event);
        }
    }

    private static final class Throwing extends EventNotifierSupport {

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ViduTaskEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            throw new IllegalStateException("on purpose");
        }
    }
}
