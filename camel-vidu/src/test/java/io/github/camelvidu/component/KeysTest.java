// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelvidu.api.Credits;
import io.github.camelvidu.api.error.ViduAuthenticationException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Several API keys of one account: who creates with which, and what becomes of tasks whose key is suspended. */
class KeysTest extends ViduTestSupport {

    private static final String SUBMIT = GENERATE + "&waitForCompletion=false&idempotencyKey=k";

    private SuspendedKeys keys;

    @Override
    void configure(ViduComponent vidu) {
        keys = new SuspendedKeys(emulator().account());
        vidu.setApiKeys(Map.of("marketing", "vda_second", "films", "vda_test"));
        vidu.getConfiguration().setApiKey(null);
    }

    @Test
    void aRouteChoosesItsKeyByNicknameAndTheLedgerRemembersWhich() {
        assertThat(sendIt(SUBMIT + "&key=marketing", PROMPT).getException()).isNull();

        assertThat(sentWith()).containsExactly("vda_second");
        assertThat(row("k").keyName()).isEqualTo("marketing");
    }

    @Test
    void aMessageChoosesBeforeItsRoute() {
        Exchange done = sendIt(SUBMIT + "&key=marketing", PROMPT, ViduConstants.KEY, "films");

        assertThat(done.getException()).isNull();
        assertThat(sentWith()).containsExactly("vda_test");
        assertThat(row("k").keyName()).isEqualTo("films");
    }

    @Test
    void aComponentHasAKeyForWhoeverChoosesNone() {
        vidu().getConfiguration().setApiKey("vda_second");

        assertThat(sendIt(SUBMIT, PROMPT).getException()).isNull();

        assertThat(sentWith()).containsExactly("vda_second");
        assertThat(row("k").keyName()).as("the nickname of the same key").isEqualTo("marketing");
    }

    @Test
    void anEndpointThatRepeatsAKeyOfTheComponentCreatesWithIt() {
        assertThat(sendIt(SUBMIT + "&apiKey=vda_second", PROMPT).getException()).isNull();

        assertThat(sentWith()).containsExactly("vda_second");
        assertThat(row("k").keyName()).isEqualTo("marketing");
    }

    @Test
    void theKeyIsNoPartOfWhatIsWanted() {
        Exchange first = sendIt(SUBMIT + "&key=marketing", PROMPT);
        Exchange second = sendIt(SUBMIT + "&key=films", PROMPT);

        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getHeader(ViduConstants.TASK_ID))
                .isEqualTo(first.getMessage().getHeader(ViduConstants.TASK_ID));
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void whatChoosesNoKeyOrAnUnknownOneIsRefusedWithTheNicknamesThatThereAre() {
        ViduRequestException none = failure(sendIt(SUBMIT, PROMPT), ViduRequestException.class);
        ViduRequestException unknown
                = failure(sendIt(SUBMIT, PROMPT, ViduConstants.KEY, "nobody"), ViduRequestException.class);

        assertThat(none).hasMessageContaining("no API key was chosen").hasMessageContaining("films, marketing");
        assertThat(none.getFields()).containsExactly("key");
        assertThat(unknown).hasMessageContaining("'nobody'").hasMessageContaining("films, marketing");
        assertThatThrownBy(() -> template.sendBody(SUBMIT + "&key=nobody", PROMPT))
                .hasStackTraceContaining("the option key: there is no API key with the nickname 'nobody'");
        assertNothingWasSent();
    }

    @Test
    void whatOnlyReadsNeedsNoChoice() {
        assertThat(sendIt("vidu:credits", null).getMessage().getBody()).isInstanceOf(Credits.class);
    }

    @Test
    void aKeyThatIsSuspendedInMidFlightKeepsNoTaskFromBeingSeen() {
        vidu().getConfiguration().setApiKey("vda_second");
        emulator().script().next(Outcome.success().after(Duration.ofMinutes(5)));
        var waiting = template.asyncSend(GENERATE + "&download=false&idempotencyKey=k", e -> e.getMessage().setBody(PROMPT));
        Awaitility.await().until(() -> emulator().tasks().size() == 1);

        keys.suspend("vda_second");
        emulator().clock().advance(Duration.ofMinutes(6));

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).satisfies(done -> assertThat(done.getException()).isNull());
        assertThat(row("k").state()).isEqualTo(LedgerState.SUCCEEDED);
        assertMoney(1, 1, COST);
    }

    @Test
    void aSuspendedKeyCreatesNothingAndTheErrorSaysWhomToAsk() {
        keys.suspend("vda_second");

        ViduAuthenticationException refused
                = failure(sendIt(SUBMIT + "&key=marketing", PROMPT), ViduAuthenticationException.class);

        assertThat(refused).hasMessageContaining("platform@vidu.studio").hasMessageContaining(refused.getTraceId());
        assertThat(refused.getTraceId()).isNotBlank();
        assertThat(row("k").state()).isEqualTo(LedgerState.REFUSED);
        assertMoney(1, 0, 0);
    }

    @Test
    void anotherKeyCreatesInsteadOfASuspendedOneIfTheRouteSaysSo() {
        keys.suspend("vda_second");

        Exchange done = sendIt(SUBMIT + "&key=marketing&keyFailover=true", PROMPT);
        sendIt(SUBMIT + "2&key=marketing&keyFailover=true", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(sentWith()).as("a refused key is tried last for a while")
                .containsExactly("vda_second", "vda_test", "vda_test");
        assertThat(row("k").keyName()).as("the key that it was created with").isEqualTo("films");
        assertMoney(3, 2, emulator().account().charged());
    }

    @Test
    void aLostAnswerIsNoReasonToTakeAnotherKey() {
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).afterCommit().close());

        Exchange done = sendIt(SUBMIT + "&key=marketing&keyFailover=true", PROMPT);

        assertThat(done.getException()).isNull();
        assertThat(row("k").keyName()).isEqualTo("marketing");
        assertThat(emulator().tasks()).hasSize(1);
    }

    @Test
    void keysAreReplacedWhileTheComponentRuns() {
        String id = submit("&key=marketing&idempotencyKey=before");
        vidu().setApiKeys(Map.of("marketing", "vda_test"));

        vidu().refreshKeys();
        emulator().requests().clear();
        String other = submit("&key=marketing&idempotencyKey=after");

        assertThat(sentWith()).containsExactly("vda_test");
        for (String task : List.of(id, other)) {
            assertThat(sendFor("vidu:await?download=false", task).getException()).isNull();
        }
    }

    @Test
    void twoKeysWithoutNicknamesAreRefusedAsLongAsBothAreUsed() {
        vidu().setApiKeys(Map.of());
        vidu().getConfiguration().setApiKey("vda_test");
        sendIt("vidu:credits", null);

        assertThatThrownBy(() -> template.sendBody("vidu:credits?apiKey=vda_second", null))
                .hasStackTraceContaining("two API keys for the account 'default'").hasStackTraceContaining("apiKeys")
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("accountName"));
    }

    @Test
    void nicknamesAreBoundAsCamelBindsProperties() throws Exception {
        try (CamelContext other = new DefaultCamelContext()) {
            ViduComponent vidu = new ViduComponent();
            vidu.setCamelContext(other);
            PropertyBindingSupport.build().withCamelContext(other).withTarget(vidu).withIgnoreCase(true)
                    .withConfigurer(new ViduComponentConfigurer())
                    .withProperties(new HashMap<>(Map.of("apiKeys.marketing", "vda_a", "api-keys.films", "vda_b"))).bind();

            assertThat(vidu.getApiKeys()).containsEntry("marketing", "vda_a").containsEntry("films", "vda_b");
            assertThat(List.of("api-keys.marketing", "apiKeys.films", "api-keys", "callback-secrets"))
                    .as("what Camel must not show when it tells with which properties it has configured the component")
                    .allSatisfy(option -> assertThat(
                            CamelContextHelper.containsSensitive(other, "camel.component.vidu." + option)).isTrue());
        }
    }

    @Test
    void aNicknameThatIsNoneIsRefusedAtStartWithoutBeingRepeated() throws Exception {
        for (Map<String, String> wrong : List.of(Map.of("vda_hunter2", "marketing"), Map.of(" ", "vda_x"))) {
            try (CamelContext other = new DefaultCamelContext()) {
                ViduComponent vidu = new ViduComponent();
                vidu.setApiKeys(wrong);
                other.addComponent("vidu", vidu);

                assertThatThrownBy(other::start).hasRootCauseInstanceOf(IllegalArgumentException.class)
                        .rootCause().hasMessageContaining("apiKeys").hasMessageNotContaining("hunter2");
            }
        }
    }

    @Test
    void operationsThatCreateNothingTakeNoKey() {
        assertThatThrownBy(() -> template.sendBody("vidu:credits?key=marketing", null))
                .hasStackTraceContaining("vidu:credits does not take the option key");
    }

    private LedgerEntry row(String key) {
        ViduConfiguration settings = vidu().getConfiguration();
        return vidu().getLedger().find(settings.account(), key).orElseThrow();
    }

    /** The keys that creates came with, as the platform saw them. */
    private static List<String> sentWith() {
        return emulator().requests().to("POST", TEXT2VIDEO).stream().map(KeysTest::key).toList();
    }

    private static String key(RecordedRequest request) {
        return request.header("Authorization").orElseThrow().replace("Token ", "");
    }
}
