// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelvidu.component.media.MediaProgress;
import io.github.camelvidu.component.time.ManualTimekeeper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MediaEventsTest {

    private static final MediaProgress HALF = new MediaProgress("815", "film", 10, 20);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final ManualTimekeeper time = new ManualTimekeeper();
    private final MediaEvents events = new MediaEvents(camel, "studio", work::add, time);
    private final List<ViduMediaEvent> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void withoutANotifierNobodyIsInterested() {
        assertThat(events.isInterested()).isFalse();
    }

    @Test
    void aNotifierHearsHowFarATransferIs() {
        camel.getManagementStrategy().addEventNotifier(new Throwing());
        camel.getManagementStrategy().addEventNotifier(new Noting());
        assertThat(events.isInterested()).isTrue();

        events.progressed(HALF);
        assertThat(heard).as("not on the thread that fetches").isEmpty();
        work.remove().run();

        assertThat(heard).singleElement().satisfies(event -> {
            assertThat(event.getTaskId()).isEqualTo("815");
            assertThat(event.getName()).isEqualTo("film");
            assertThat(event.getBytes()).isEqualTo(10);
            assertThat(event.getTotal()).isEqualTo(20);
            assertThat(event.getAccountName()).isEqualTo("studio");
            assertThat(Instant.ofEpochMilli(event.getTimestamp())).isEqualTo(time.now());
            assertThat(event.getContext()).isSameAs(camel);
            assertThat(event.getSource()).isSameAs(camel);
            assertThat(event.getType()).isEqualTo(CamelEvent.Type.Custom);
            assertThat(event).hasToString("media film of account studio: 10 of 20 bytes");
        });
    }

    @Test
    void whatHappensWhileANotifierTakesItsTimeIsNotHeapedUp() {
        camel.getManagementStrategy().addEventNotifier(new Noting());

        events.progressed(HALF);
        events.progressed(new MediaProgress("815", "film", 15, -1));
        assertThat(work).hasSize(1);
        work.remove().run();
        events.progressed(new MediaProgress("815", "film", 18, -1));
        work.remove().run();

        assertThat(heard).extracting(ViduMediaEvent::getBytes).containsExactly(10L, 18L);
        assertThat(heard.get(1)).asString().endsWith("18 of unknown bytes");
    }

    private final class Noting extends EventNotifierSupport {

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ViduMediaEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            heard.add((ViduMediaEvent) event);
        }
    }

    private static final class Throwing extends EventNotifierSupport {

        @Override
        public void notify(CamelEvent event) {
            throw new IllegalStateException("on purpose");
        }
    }
}
