// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import org.apache.camel.console.DevConsole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Takes the picture of the developer console on the operators' page, with Chromium:
 * {@code mvn -pl camel-vidu -am test -Dtest=OperatorPicturesTest -Ddocs.pictures=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(named = "docs.pictures", matches = "true")
class OperatorPicturesTest extends ViduTestSupport {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path PICTURE = ManualPage.ROOT.resolve("docs/images/developer-console.png");
    private static final String PAGE = """
            <!DOCTYPE html>
            <meta charset="utf-8">
            <style>
              body { margin: 0; padding: 20px 28px; background: #fff; }
              h1 { font: 600 18px sans-serif; color: #333; margin: 0 0 12px; }
              pre { font: 13px/1.45 monospace; color: #222; margin: 0; }
            </style>
            <h1>/q/dev/vidu</h1>
            <pre>%s</pre>
            """;

    @TempDir
    Path folder;

    @Override
    void configure(ViduComponent vidu) {
        vidu.setApiKeys(Map.of("marketing", "vda_second", "films", "vda_test"));
    }

    @Test
    void theDeveloperConsole() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(BROWSER));
        work();
        ViduDevConsole console = new ViduDevConsole();
        console.setCamelContext(context);
        String text = ((String) console.call(DevConsole.MediaType.TEXT, Map.of()))
                .replace(emulator().url(), "https://api.vidu.com");
        assertThat(text).doesNotContain("vda_", "<");
        Path page = Files.writeString(folder.resolve("console.html"), PAGE.formatted(text));
        Files.createDirectories(PICTURE.getParent());

        Process browser = new ProcessBuilder(
                BROWSER.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile"), "--window-size=1060,520", "--screenshot=" + PICTURE,
                page.toUri().toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();

        assertThat(browser.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(PICTURE).isNotEmptyFile();
    }

    /** Some tasks have ended, some run, and some calls have failed. */
    private void work() {
        for (int i = 0; i < 3; i++) {
            sendIt(GENERATE + "&download=false&key=films", PROMPT);
        }
        emulator().faults().add(Fault.on("POST", TEXT2VIDEO).times(1).reply("TooManyRequests"))
                .add(Fault.on("POST", TEXT2VIDEO).times(1).reply("CreditInsufficient"));
        sendIt(GENERATE + "&download=false&key=marketing", PROMPT);
        for (int i = 0; i < 7; i++) {
            emulator().script().next(Outcome.success().after(Duration.ofMinutes(5)));
            sendIt(GENERATE + "&waitForCompletion=false&key=marketing", PROMPT);
        }
        Awaitility.await().until(() -> vidu().getTasksInFlight() == 7
                && vidu().status().get(0).inFlight().queueing() == 2);
    }
}
