// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ContextReloadStrategy;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.DefaultContextReloadStrategy;
import org.apache.camel.support.service.ServiceSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A key is replaced while tasks are in flight and the platform calls back about them, signed with the old key. */
class KeyRotationTest extends CalledBackTestSupport {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int TASKS = 100;

    private final Vault vault = new Vault();
    private SuspendedKeys keys;

    @Override
    void configure(ViduComponent vidu) {
        super.configure(vidu);
        keys = new SuspendedKeys(emulator().account());
        vidu.getCamelContext().getPropertiesComponent().addPropertiesFunction(vault);
        vidu.getConfiguration().setApiKey("{{vault:vidu}}");
        // the callbacks have to end the waits, and are dated by a clock that is advanced
        vidu.setPollInterval(600_000);
        vidu.getConfiguration().setCallbackTolerance(Duration.ofDays(1).toMillis());
    }

    @Test
    void aHundredTasksEndByCallbacksThatTheOldKeySigned() {
        List<CompletableFuture<Exchange>> waiting = waitForTasks(TASKS);

        vault.key.set("vda_second");
        vidu().refreshKeys();
        keys.suspend("vda_test");
        // the platform works on five at a time
        emulator().clock().advance(Duration.ofMinutes(5).multipliedBy(TASKS));

        assertThat(CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new))).succeedsWithin(SOON);
        assertThat(waiting).allSatisfy(done -> {
            assertThat(done.join().getException()).isNull();
            assertThat(done.join().getMessage().getHeader(ViduConstants.STATE)).isEqualTo(TaskState.SUCCESS.toString());
        });
        assertThat(emulator().callbacks().all()).isNotEmpty();
        assertMoney(TASKS, TASKS, (long) TASKS * COST);
    }

    @Test
    void aReloadOfTheContextTakesTheKeyThatIsInTheVaultNowAndLosesNoTask() throws Exception {
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(5)));
        String before = submit("&idempotencyKey=before");
        ContextReloadStrategy reload = new DefaultContextReloadStrategy();
        context.addService(reload);

        vault.key.set("vda_second");
        keys.suspend("vda_test");
        reload.onReload("a secret has changed");
        emulator().requests().clear();
        String after = submit("&idempotencyKey=after");

        assertThat(reload.getLastError()).isNull();
        assertThat(emulator().requests().to("POST", TEXT2VIDEO)).extracting(sent -> sent.header("Authorization").orElseThrow())
                .containsExactly("Token vda_second");
        emulator().clock().advance(Duration.ofMinutes(10));
        for (String task : List.of(before, after)) {
            vidu().sweepNow();
            assertThat(sendFor("vidu:await?download=false", task).getException()).isNull();
        }
        assertThat(vidu().getLedger().find(vidu().getConfiguration().account(), "before").orElseThrow().state())
                .isEqualTo(LedgerState.SUCCEEDED);
    }

    @Test
    void aPropertyThatConfiguredTheComponentIsReadAgainAtAReload() throws Exception {
        vidu().getConfiguration().setApiKey("vda_test");
        ContextReloadStrategy reload = new DefaultContextReloadStrategy();
        context.addService(reload);
        vault.key.set("vda_second");
        context.getPropertiesComponent().addInitialProperty("camel.component.vidu.api-key", "{{vault:vidu}}");
        context.getPropertiesComponent().addInitialProperty("camel.component.vidu.api-keys.films", "{{vault:films}}");

        reload.onReload("a secret has changed");
        submit("&idempotencyKey=k");

        assertThat(emulator().requests().to("POST", TEXT2VIDEO)).extracting(sent -> sent.header("Authorization").orElseThrow())
                .containsExactly("Token vda_second");
        assertThat(vidu().getLedger().find(vidu().getConfiguration().account(), "k").orElseThrow().keyName())
                .isEqualTo("films");
    }

    private List<CompletableFuture<Exchange>> waitForTasks(int count) {
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> {
            emulator().script().next(Outcome.success().after(Duration.ofMinutes(5)));
            waiting.add(template.asyncSend(NO_DOWNLOAD, exchange -> exchange.getMessage().setBody(PROMPT)));
        });
        Awaitility.await().atMost(SOON).until(() -> emulator().tasks().size() == count);
        return waiting;
    }

    /** As the vaults of the clouds are asked: {@code {{vault:NAME}}}. */
    private static final class Vault extends ServiceSupport implements PropertiesFunction {

        private final AtomicReference<String> key = new AtomicReference<>("vda_test");

        @Override
        public String getName() {
            return "vault";
        }

        @Override
        public String apply(String remainder) {
            return key.get();
        }
    }
}
