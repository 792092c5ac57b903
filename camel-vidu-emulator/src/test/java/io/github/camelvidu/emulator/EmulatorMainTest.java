// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class EmulatorMainTest {

    private static final Pattern READY
            = Pattern.compile("Vidu emulator ready: http://127\\.0\\.0\\.1:(\\d+) \\(key vda_main, (\\d+) credits\\)\\R");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void theReadyLineComesWhenTheEmulatorAnswersAndTheDataStays() throws Exception {
        Thread first = run("--port", "0", "--api-key", "vda_main", "--data", directory.toString(), "--credits", "1234");
        Matcher ready = awaitReady();
        assertThat(ready.group(2)).isEqualTo("1234");
        first.interrupt();
        first.join(Duration.ofSeconds(10).toMillis());

        out.getBuffer().setLength(0);
        Thread second = run("--port", "0", "--api-key", "vda_main", "--data", directory.toString(), "--credits", "9");
        assertThat(awaitReady().group(2)).as("an account that exists keeps its balance").isEqualTo("1234");
        second.interrupt();
        second.join(Duration.ofSeconds(10).toMillis());
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() {
        try (ViduEmulator emulator = ViduEmulator.start()) {
            int code = program().execute("--port", Integer.toString(emulator.baseUri().getPort()));

            assertThat(code).isEqualTo(1);
            assertThat(err.toString().trim())
                    .isEqualTo("The emulator cannot listen on 127.0.0.1:" + emulator.baseUri().getPort());
        }
    }

    @Test
    void checksCanBeLeftOut() throws Exception {
        Thread program = run("--port", "0", "--api-key", "vda_main", "--without", "key,unknown_members");
        int port = Integer.parseInt(awaitReady().group(1));

        HttpResponse<Void> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ent/v2/credits")).build(),
                HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(200);
        program.interrupt();
        program.join(Duration.ofSeconds(10).toMillis());
    }

    @Test
    void aCheckThatThereIsNotIsRefusedWithThoseThereAre() {
        assertThat(program().execute("--without", "everything")).isEqualTo(2);
        assertThat(err.toString()).contains("--without", "KEY", "LIMITS");
    }

    @Test
    void theHelpNamesTheHostsOfCallbacks() {
        assertThat(program().execute("--help")).isZero();
        assertThat(out.toString()).contains("--callback-host=HOST");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThat(program().execute("--prt", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option").contains("--prt");
    }

    private Thread run(String... arguments) {
        Thread thread = new Thread(() -> program().execute(arguments));
        thread.start();
        return thread;
    }

    private Matcher awaitReady() {
        return Awaitility.await().until(() -> READY.matcher(out.toString()), Matcher::matches);
    }

    private CommandLine program() {
        return EmulatorMain.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}
