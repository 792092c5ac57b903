// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@ExtendWith(ViduEmulatorExtension.class)
class ViduEmulatorExtensionTest {

    private static final Set<String> ADDRESSES = ConcurrentHashMap.newKeySet();

    @RepeatedTest(3)
    void everyTestFindsTheSameEmulatorAsNew(ViduEmulator emulator) {
        ADDRESSES.add(emulator.url());
        assertThat(ADDRESSES).hasSize(1);
        assertThat(emulator.tasks()).isEmpty();
        assertThat(emulator.requests().seen()).isZero();
        assertThat(emulator.account().balance()).isEqualTo(100_000);
        assertThat(emulator.clock().instant()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));

        PlatformClient client = new PlatformClient(emulator);
        assertThat(client.state(client.create())).isNotEqualTo("failed");
        emulator.script().next(Outcome.failed("Unknown"));
        emulator.faults().add(Fault.on("*", "/**").reply("Forbidden"));
        emulator.clock().advance(Duration.ofDays(3));
    }

    @Test
    void idsGoUpOverResets(ViduEmulator emulator) {
        PlatformClient client = new PlatformClient(emulator);
        emulator.clock().advance(Duration.ofDays(1));
        long before = Long.parseLong(client.create());

        emulator.reset();

        assertThat(Long.parseLong(client.create())).isGreaterThan(before);
    }

    @Test
    void aResetTakesNoNoticeOfCallsThatComeMeanwhile(ViduEmulator emulator) throws Exception {
        PlatformClient client = new PlatformClient(emulator);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(3);
        try {
            List<Future<Set<Integer>>> callers = IntStream.range(0, 3).mapToObj(i -> clients.submit(() -> {
                Set<Integer> statuses = new HashSet<>();
                while (!done.get()) {
                    statuses.add(client.post("/ent/v2/text2video", PlatformClient.textRequest()).status());
                }
                return statuses;
            })).toList();

            for (int i = 0; i < 30; i++) {
                emulator.reset();
            }

            done.set(true);
            for (Future<Set<Integer>> caller : callers) {
                assertThat(caller.get()).containsOnly(200);
            }
        } finally {
            clients.shutdownNow();
        }
        emulator.reset();
        assertThat(emulator.tasks()).isEmpty();
        assertThat(emulator.account().balance()).isEqualTo(100_000);
        assertThat(emulator.account().running() + emulator.account().waiting()).isZero();
    }

    @Nested
    class InsideANestedClass {

        @Test
        void theEmulatorIsTheOuterOne(ViduEmulator emulator) {
            assertThat(emulator.tasks()).isEmpty();
            new PlatformClient(emulator).create();
        }
    }

    @Nested
    class InAFieldThatIsNotStatic {

        private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

        @RegisterExtension
        final ViduEmulatorExtension own = new ViduEmulatorExtension(ViduEmulator.builder().apiKey("vda_own"));

        private String url;

        @RepeatedTest(2)
        void everyTestHasItsOwn() {
            url = own.emulator().url();
            assertThat(own.emulator().apiKey()).isEqualTo("vda_own");
            assertThat(new PlatformClient(own.emulator()).get("/ent/v2/credits").status()).isEqualTo(200);
        }

        @AfterEach
        void noTwoHadTheSame() {
            assertThat(SEEN.add(url)).isTrue();
        }
    }
}
