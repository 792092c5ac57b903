// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import io.github.camelvidu.component.ledger.TaskLedger;
import io.github.camelvidu.component.media.MediaSamples;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies without end, without bottom or of another nature than they look: refused, whatever the validation. */
@Timeout(60)
class HostileBodiesTest extends ViduTestSupport {

    private static final String UNCHECKED = GENERATE + "&validation=off";

    @TempDir
    Path folder;

    /** What happens between the reading of a request and its sending. */
    private Runnable beforeSending = () -> {
    };

    @Override
    void configure(ViduComponent vidu) {
        TaskLedger ledger = new MemoryTaskLedger(InstantSource.system());
        vidu.setLedger((TaskLedger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] { TaskLedger.class }, (proxy, method, arguments) -> {
                    if (method.getName().equals("insert")) {
                        beforeSending.run();
                    }
                    return method.invoke(ledger, arguments);
                }));
    }

    @Test
    void aMapThatHoldsItselfIsRefused() {
        Map<String, Object> request = new HashMap<>(Map.of("prompt", PROMPT));
        request.put("payload", List.of(request));

        assertThat(refused(sendIt(UNCHECKED, request))).hasMessageContaining("nested deeper");
    }

    @Test
    void anObjectThatIsNoJsonIsRefusedWithoutBeingShown() {
        assertThat(refused(sendIt(UNCHECKED, Map.of("prompt", PROMPT, "payload", new Unwritable()))))
                .hasMessageContaining("Unwritable").hasMessageNotContaining("hunter2");
    }

    @Test
    void jsonThatIsNestedTooDeepIsRefused() {
        String json = "{\"prompt\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(refused(sendIt(UNCHECKED, json, Exchange.CONTENT_TYPE, "application/json")))
                .hasMessageContaining("nested too deep");
    }

    @Test
    void thousandsOfFaultsAreCountedAndTheFirstOnesNamed() {
        Map<String, Object> request = new HashMap<>(Map.of("prompt", PROMPT));
        for (int i = 0; i < 50_000; i++) {
            request.put("member" + i, i);
        }

        ViduRequestException failure = refused(sendIt(GENERATE, request));

        assertThat(failure).hasMessageContaining("has 50000 faults").hasMessageEndingWith(" And 49900 more.");
        assertThat(failure.getFields()).hasSize(100);
        assertThat(failure.getMessage().length()).isLessThan(20_000);
    }

    @Test
    void aJsonFileThatIsTooLongIsNotRead() throws Exception {
        Path file = folder.resolve("request.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3_000_000_000L);
        }

        assertThat(refused(sendIt(GENERATE, file.toFile()))).hasMessageContaining("more than " + BodyReader.MAX_JSON);
    }

    @Test
    void aJsonStreamThatDoesNotEndIsNotReadToItsEnd() {
        InputStream endless = new InputStream() {

            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Arrays.fill(buffer, offset, offset + length, (byte) ' ');
                return length;
            }
        };

        assertThat(refused(sendIt(GENERATE, endless, Exchange.CONTENT_TYPE, "application/json")))
                .hasMessageContaining("more than " + BodyReader.MAX_JSON);
    }

    @Test
    void aFolderOrDeviceIsNotRead() {
        assertThat(refused(sendIt(GENERATE, folder))).hasMessageContaining("folder or device");
        Path device = Path.of("/dev/zero");
        if (Files.exists(device)) {
            assertThat(refused(sendIt(GENERATE, device))).hasMessageContaining("folder or device");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "." })
    void withoutTheIdOfItsPathNothingIsSentAndTheKeyStaysFree(String id) {
        String edit = "vidu:generate?kind=one-click-general-edit&validation=off";
        Map<String, Object> request = Map.of("id", id, "job_id", "1", "prompt", PROMPT);

        for (int i = 0; i < 2; i++) {
            Exchange done = sendIt(edit, request, ViduConstants.IDEMPOTENCY_KEY, "k");
            assertThat(refused(done).getFields()).containsExactly("id");
        }
    }

    @Test
    void aFileThatChangesBeforeItIsSentIsNotSentAndTheKeyStaysFree() throws Exception {
        Path picture = Files.write(folder.resolve("kite.png"), MediaSamples.png());
        String generate = "vidu:generate?kind=img2video&model=viduq3-turbo&duration=1&resolution=540p&waitForCompletion=false";
        Map<String, Object> request = Map.of("images", List.of(picture));
        beforeSending = () -> picture.toFile().delete();

        ViduMediaException failure = failure(
                sendIt(generate, request, ViduConstants.IDEMPOTENCY_KEY, "k"), ViduMediaException.class);

        assertThat(failure).hasMessageContaining("gone or has changed").hasMessageNotContaining("kite");
        assertNothingWasSent();
        beforeSending = () -> {
        };
        Files.write(picture, MediaSamples.png());
        assertThat(sendIt(generate, request, ViduConstants.IDEMPOTENCY_KEY, "k").getException()).isNull();
        assertThat(creates()).isEqualTo(1);
    }

    private static ViduRequestException refused(Exchange done) {
        ViduRequestException failure = failure(done, ViduRequestException.class);
        assertThat(failure.getCause()).isNull();
        assertNothingWasSent();
        return failure;
    }

    /** Something of the route's own that no mapper can write. */
    static final class Unwritable {

        public String getSecret() {
            throw new IllegalStateException("hunter2");
        }
    }
}
