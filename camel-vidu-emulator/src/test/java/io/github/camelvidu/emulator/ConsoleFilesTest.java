// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of the console page, as any HTTP client gets them. */
class ConsoleFilesTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension();

    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"|from '([^']+)'");

    private final PlatformClient client = new PlatformClient(VIDU.emulator(), null);

    @ParameterizedTest
    @CsvSource({
            "/, text/html; charset=utf-8", "/page/app.js, text/javascript; charset=utf-8",
            "/page/console.css, text/css; charset=utf-8", "/page/icon.svg, image/svg+xml",
            "/webjars/uplot/dist/uPlot.esm.js, text/javascript; charset=utf-8",
            "/webjars/uplot/dist/uPlot.min.css, text/css; charset=utf-8" })
    void aFileHasItsTypeAndAPolicyThatAllowsNoOtherHostAndNoScriptInThePage(String path, String type) {
        Reply file = client.get(path);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).contains(type);
        assertThat(file.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe", "http");
        assertThat(file.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.header("Referrer-Policy")).contains("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(strings = { "%s", "W/%s", "\"other\", %s" })
    void aFileThatTheBrowserHasIsNotSentAgain(String known) {
        String etag = client.get("/page/app.js").header("ETag").orElseThrow();

        Reply again = client.send(client.request("/page/app.js").header("If-None-Match", known.formatted(etag)));
        Reply other = client.send(client.request("/page/app.js").header("If-None-Match", "\"other\""));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).contains(etag);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("Cache-Control")).contains("no-cache");
    }

    @Test
    void theHeadIsAllThatIsSentWhenOnlyTheHeadIsAskedFor() {
        Reply head = client.send(client.request("/page/app.js").method("HEAD", BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).contains(String.valueOf(client.get("/page/app.js").body().length));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/page/", "/page/none.js", "/page/index.html", "/page/../schema.sql", "/page/%2e%2e/schema.sql", "/page/sub/app.js",
            "/webjars/uplot/package.json", "/webjars/uplot/dist/../package.json", "/webjars/other/dist/other.js",
            "/index.html" })
    void whatIsNoFileOfThePageIsNotFound(String path) {
        Reply reply = client.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.reason()).isEqualTo("NotFound");
    }

    @Test
    void onlyReadingIsAnsweredByThePage() {
        Reply reply = client.post("/", "{}");

        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void thePageIsNoCallOfThePlatform() {
        VIDU.emulator().faults().add(Fault.on("*", "/**").reply("InternalServiceFailure"));

        Reply page = client.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(VIDU.emulator().requests().count("*", "/**")).isZero();
    }

    @Test
    void everyFileThatThePageNeedsIsThereAndNoneNamesAnotherHost() {
        Set<String> seen = new LinkedHashSet<>(Set.of("/"));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String path = open.remove();
            Reply file = client.get(path);
            assertThat(file.status()).as(path).isEqualTo(200);
            if (!path.startsWith("/webjars/")) {
                assertThat(file.text().replace("http://www.w3.org/2000/svg", "")).as(path).doesNotContain("http://",
                        "https://");
            }
            REFERENCE.matcher(file.text()).results().map(ConsoleFilesTest::path).filter(seen::add).forEach(open::add);
        }
        assertThat(seen).contains("/page/tasks.js", "/page/http.js", "/webjars/uplot/dist/uPlot.esm.js", "/page/icon.svg");
    }

    private static String path(MatchResult reference) {
        return reference.group(1) != null ? reference.group(1) : reference.group(2).replaceFirst("^\\./", "/page/");
    }
}
