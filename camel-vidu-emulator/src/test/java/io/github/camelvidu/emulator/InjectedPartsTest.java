// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.fault.Faults;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.platform.Script;
import io.github.camelvidu.emulator.spy.RecordedCallbacks;
import io.github.camelvidu.emulator.spy.RecordedRequests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** What a test gets of its emulator as parameters, also where tests of a class run at once. */
@ExtendWith(ViduEmulatorExtension.class)
class InjectedPartsTest {

    private static String urlOfAll;

    private final String urlOfConstructor;

    InjectedPartsTest(@ViduUrl String url) {
        urlOfConstructor = url;
    }

    @BeforeAll
    static void remember(@ViduUrl String url) {
        urlOfAll = url;
    }

    @BeforeEach
    void prepare(Script script) {
        script.next(Outcome.failed("Unknown"));
    }

    @Test
    void allPartsAreOfTheSameEmulator(
            ViduEmulator emulator, @ViduUrl String url, @ViduUrl URI uri, @ViduApiKey String key, EmulatorClock clock,
            Faults faults, RecordedRequests requests, RecordedCallbacks callbacks, EmulatorAccount account) {
        assertThat(url).isEqualTo(emulator.url()).isEqualTo(urlOfAll).isEqualTo(urlOfConstructor);
        assertThat(uri).isEqualTo(emulator.baseUri());
        assertThat(key).isEqualTo(emulator.apiKey());
        assertThat(clock).isSameAs(emulator.clock());
        assertThat(faults).isSameAs(emulator.faults());
        assertThat(requests).isSameAs(emulator.requests());
        assertThat(callbacks).isSameAs(emulator.callbacks());
        assertThat(account.name()).isEqualTo("default");

        PlatformClient client = new PlatformClient(emulator);
        String failed = client.create();
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.state(failed)).isEqualTo("failed");
    }

    @Test
    void theLoopbackInterfaceIsAllItListensOn(@ViduUrl URI uri) throws Exception {
        assertThat(InetAddress.getByName(uri.getHost()).isLoopbackAddress()).isTrue();
    }

    @Test
    void testsOfAClassThatRunAtOnceTakeTurns() {
        TestExecutionSummary summary = run(AtOnce.class, "junit.jupiter.execution.parallel.enabled", "true");

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(8);
    }

    @Test
    void anAnnotationThatDoesNotGoWithTheTypeIsSaid() {
        TestExecutionSummary summary = run(WrongType.class, "junit.jupiter.execution.parallel.enabled", "false");

        assertThat(summary.getFailures()).singleElement().satisfies(failure -> assertThat(failure.getException())
                .isInstanceOf(ParameterResolutionException.class).hasMessageContaining("@ViduUrl goes with String and URI"));
    }

    private static TestExecutionSummary run(Class<?> tests, String setting, String value) {
        SummaryGeneratingListener outcome = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests))
                .configurationParameter(setting, value).build();
        LauncherFactory.create().execute(request, outcome);
        return outcome.getSummary();
    }

    /** Not found by the build, only by the tests above. */
    @Execution(ExecutionMode.CONCURRENT)
    static class AtOnce {

        @RegisterExtension
        static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension();

        private static final AtomicInteger RUNNING = new AtomicInteger();

        @RepeatedTest(8)
        void nobodyElseIsThere(ViduEmulator emulator) {
            assertThat(RUNNING.incrementAndGet()).isOne();
            PlatformClient client = new PlatformClient(emulator);
            IntStream.range(0, 3).forEach(i -> client.create());
            emulator.requests().creates().hasSize(3);
            emulator.faults().add(Fault.on("create").reset());
            RUNNING.decrementAndGet();
        }
    }

    static class WrongType {

        @RegisterExtension
        static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension();

        @Test
        void wantsANumber(@ViduUrl int port) {
            assertThat(port).isPositive();
        }
    }
}
