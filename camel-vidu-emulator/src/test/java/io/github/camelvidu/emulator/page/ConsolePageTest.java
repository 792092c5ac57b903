// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import com.sun.net.httpserver.HttpServer;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.platform.Outcome;
import io.github.camelvidu.emulator.store.TaskRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

/** A person at the console page, in a real browser. All tests share one; each works for an organisation of its own. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ConsolePageTest {

    private static final List<String> PAGES
            = List.of("tasks", "new-task", "keys", "billing", "usage", "faults", "clock", "help");
    private static final By ESTIMATE = By.className("estimate");
    private static final By REFUSED = By.cssSelector(".estimate.refused");
    private static final By ERROR = By.cssSelector(".error:not(:empty)");

    @TempDir
    static Path downloads;

    private static ViduEmulator emulator;
    private static Browser browser;

    private final Screenshots screenshots = new Screenshots(browser);

    @BeforeAll
    static void open() {
        emulator = ViduEmulator.builder().processingTime(Duration.ofMillis(400)).start();
        browser = Browser.open(downloads);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (emulator != null) {
            emulator.close();
        }
    }

    @BeforeEach
    void signedOutInAWideWindow() {
        browser.size(1100, 800);
        browser.colours("light");
        browser.forgetCookies();
        browser.complaints();
    }

    @AfterEach
    void theBrowserHadNothingToComplainAbout() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPersonSignsInAndGetsAKeyCreditsAVideoTheUsageAndAnInvoice() throws IOException {
        // sign in
        browser.go(emulator.url());
        browser.see(Browser.button("Sign in (local stand-in for Google)"));
        screenshots.take("sign-in");
        signIn("Ada Example");
        browser.seeText("No tasks yet.");
        assertThat(browser.see(By.id("balance")).getText()).isEqualTo("0 credits");

        // a key, shown once
        view("API keys");
        String key = createKey("laptop");
        assertThat(key).startsWith("vda_");
        screenshots.take("keys");
        browser.press("I have it");
        assertThat(text()).contains("laptop").doesNotContain(key);

        // credits
        view("Billing");
        browser.type("Amount in USD", "25.50");
        browser.seeText("Total: 25.50 USD for 5,100 credits");
        browser.press("Add credits");
        browser.await("not bought", () -> balance().equals("5,100 credits"));
        screenshots.take("billing");

        // submit, after a look at what it costs
        view("Tasks");
        browser.press("New task");
        fill("A lighthouse at dusk, waves below.", "viduq3-turbo", "4", "540p");
        browser.seeText("28 credits (0.14 USD)");
        screenshots.take("new-task");
        browser.press("Submit");

        // watch and play
        WebElement video = browser.see(By.tagName("video"));
        browser.await("not ready to play", () -> (Long) browser.run("return arguments[0].readyState", video) >= 2);
        browser.run("arguments[0].muted = true; arguments[0].play()", video);
        browser.await("does not play",
                () -> ((Number) browser.run("return arguments[0].currentTime", video)).doubleValue() > 0.2);
        assertThat(browser.run("return [arguments[0].videoWidth, arguments[0].videoHeight]", video))
                .isEqualTo(List.of(960L, 540L));
        assertThat(text()).contains("\"prompt\": \"A lighthouse at dusk, waves below.\"", "/creations", "success");
        browser.run("arguments[0].pause()", video);
        screenshots.take("task");
        view("Tasks");
        browser.see(By.cssSelector(".tasks .cover img"));
        screenshots.take("tasks");
        browser.await("not charged", () -> balance().equals("5,072 credits"));

        // usage, which is settled at the full hour
        view("Clock");
        browser.press("Advance by 1 hour");
        browser.await("not advanced", () -> announced().equals("The clock is advanced by 1 hour."));
        screenshots.take("clock");
        view("Usage");
        browser.seeText("28 credits (0.14 USD), 28 of them billed.");
        browser.see(By.cssSelector(".chart canvas"));
        assertThat(browser.see(By.xpath("//h2[.='Detailed records']/..//table")).getText())
                .contains("text2video", "viduq3-turbo", "laptop", "28");
        screenshots.take("usage");

        // the invoice
        view("Billing");
        browser.see(By.linkText("PDF")).click();
        assertThat(pdfText(browser.saved(".pdf"))).contains("25.50", "5,100", "Ada Example");

        // help
        view("Help");
        assertThat(text()).contains("platform@vidu.studio", "platform@vidu.cn", emulator.url());
        screenshots.take("help");
        assertNothingIsKeptByTheBrowser(key);
    }

    @Test
    void anAmountOutsideTheLimitsIsRefusedWithAReasonWhileItIsTypedAndWhenItIsSent() {
        start("Limits of money", "billing");
        for (String amount : List.of("9.99", "10000.01", "10.001", "ten", "")) {
            browser.type("Amount in USD", amount);
            browser.see(REFUSED);
            browser.press("Add credits");
            assertThat(browser.see(ERROR).getText()).as(amount).contains("10");
            assertThat(balance()).as(amount).isEqualTo("0 credits");
        }
        browser.type("Amount in USD", "10");
        browser.seeText("Total: 10.00 USD for 2,000 credits");
        browser.press("Add credits");
        browser.await("10 USD not accepted", () -> balance().equals("2,000 credits"));
        browser.type("Amount in USD", "10000");
        browser.seeText("Total: 10,000.00 USD for 2,000,000 credits");
        browser.press("Add credits");
        browser.await("10,000 USD not accepted", () -> balance().equals("2,002,000 credits"));
    }

    @Test
    void anEleventhKeyIsRefusedAndOnlyASuspendedOneIsDeleted() {
        start("Many keys", "keys");
        for (int i = 1; i <= 10; i++) {
            createKey("key " + i);
        }
        browser.type("Nickname", "key 11");
        browser.press("Create the key");
        assertThat(browser.see(ERROR).getText()).contains("10 active keys");

        browser.press("Delete key 3");
        browser.await("deleted while active", () -> browser.see(ERROR).getText().contains("suspend"));
        browser.press("Suspend key 3");
        browser.press("Delete key 3");
        browser.await("not deleted", () -> !browser.has(Browser.button("Delete key 3")));
        createKey("key 11");
        browser.press("Suspend key 1");
        browser.see(Browser.button("Resume key 1")).click();
        browser.see(Browser.button("Suspend key 1"));
    }

    @Test
    void aKeyWithoutNicknameIsRefused() {
        start("No nickname", "keys");
        browser.press("Create the key");

        browser.see(ERROR);
        assertThat(text()).contains("No keys yet.");
    }

    @Test
    void whatThePlatformWouldRefuseIsRefusedInItsWordsAndNothingIsCreated() {
        prepared("Refused requests");
        fill("", "viduq3-turbo", "17", "540p");
        browser.press("Submit");
        assertThat(browser.see(ERROR).getText()).contains("FieldLacking");
        browser.type("prompt", "A kite.");
        browser.await("not estimated", () -> browser.see(REFUSED).getText().contains("FieldInvalid"));
        browser.press("Submit");

        browser.await("not refused", () -> browser.see(ERROR).getText().contains("duration only support between 1 to 16"));
        assertThat(browser.see(Browser.labelled("duration")).getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(browser.see(Browser.labelled("duration")));
        assertThat(emulator.account("Refused requests").movements()).hasSize(1);
    }

    @Test
    void withoutCreditsTheEstimateSaysSoAndSubmittingIsRefused() {
        start("No credits", "keys");
        createKey("poor");
        browser.go(emulator.url() + "/#new-task");
        fill("A kite.", "viduq3-turbo", "4", "540p");
        browser.seeText("The balance is 0 credits.");
        browser.press("Submit");

        assertThat(browser.see(ERROR).getText()).contains("CreditInsufficient");
    }

    @Test
    void markupInAPromptIsShownAsText() {
        String prompt = "<script>document.title='hacked'</script><img src=x onerror=alert(1)>";
        prepared("Markup <b>bold</b>");
        fill(prompt, "viduq3-turbo", "1", "540p");
        browser.press("Submit");

        browser.await("not shown", () -> browser.see(By.cssSelector("main > .prompt")).getText().equals(prompt));
        view("Tasks");
        assertThat(browser.see(By.cssSelector(".tasks .prompt")).getText()).isEqualTo(prompt);
        assertThat(browser.driver().getTitle()).doesNotContain("hacked");
        assertThat(browser.has(By.cssSelector("main b"))).isFalse();
    }

    @Test
    void aFailedTaskShowsItsReasonAndAWaitingOneIsCancelled() {
        prepared("Failures");
        emulator.script().next(
                Outcome.failed("CreationPolicyViolation"),
                Outcome.stuckIn("queueing"));
        fill("Refused by moderation", "viduq3-turbo", "1", "540p");
        browser.press("Submit");
        browser.seeText("failed: CreationPolicyViolation");
        browser.go(emulator.url() + "/#new-task");
        fill("Waits for ever", "viduq3-turbo", "1", "540p");
        browser.press("Submit");
        browser.press("Cancel the task");

        browser.seeText("failed: UserCancelled");
        browser.await("not given back", () -> balance().equals("2,000 credits"));
    }

    @Test
    void aRuleOfWhatGoesWrongIsAddedStrikesIsSeenAndRemoved() throws IOException {
        prepared("Faults");
        view("Faults");
        browser.seeText("No rules: nothing goes wrong.");
        browser.press("The next task fails in moderation");
        browser.seeText("failed (errCode CreationPolicyViolation)");
        new Select(browser.see(Browser.labelled("Call"))).selectByValue("getCredits");
        new Select(browser.see(Browser.labelled("Effect"))).selectByValue("reply");
        new Select(browser.see(Browser.labelled("reason"))).selectByValue("TooManyRequests");
        browser.type("Times", "two");
        browser.press("Add the rule");
        assertThat(browser.see(ERROR).getText()).contains("times");
        emulator.faults().add(Fault.on("GET", "/ent/v2/looked-at").reset());
        browser.seeText("/ent/v2/looked-at");
        assertThat(browser.see(ERROR).getText()).as("after the page has looked again").contains("times");
        browser.type("Times", "2");
        browser.press("Add the rule");
        browser.seeText("reply (reason TooManyRequests");
        screenshots.take("faults");

        browser.go(emulator.url() + "/#new-task");
        fill("Fails", "viduq3-turbo", "1", "540p");
        browser.press("Submit");
        browser.seeText("failed: CreationPolicyViolation");
        view("Faults");
        browser.seeText("used up");
        browser.press("Remove all rules");
        browser.seeText("No rules: nothing goes wrong.");
        assertThat(emulator.faults().all()).isEmpty();
    }

    @Test
    void theClockIsStoppedAdvancedAndRunsAgain() {
        start("Clock", "clock");
        browser.press("Stop");
        browser.seeText("The clock is stopped.");
        Instant stopped = emulator.clock().instant();
        browser.type("By a duration", "PT90M");
        browser.press("Advance");
        browser.await("not advanced", () -> emulator.clock().instant().equals(stopped.plus(Duration.ofMinutes(90))));
        browser.type("By a duration", "tomorrow");
        browser.press("Advance");
        assertThat(browser.see(ERROR).getText()).contains("PT1H30M");
        browser.type("Times as fast", "60");
        browser.press("Set");
        browser.press("Run");
        browser.seeText("The clock runs 60 times as fast.");
        browser.type("Times as fast", "1");
        browser.press("Set");
        browser.seeText("The clock runs in real time.");
    }

    @Test
    void aPictureOfThisMachineGoesInsideTheRequest() throws IOException {
        prepared("Pictures");
        Path picture = downloads.resolve("harbour.png");
        ImageIO.write(new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        new Select(browser.see(Browser.labelled("Operation"))).selectByValue("img2video");
        new Select(browser.see(Browser.labelled("model"))).selectByValue("viduq3-turbo");
        browser.type("duration", "1");
        browser.driver().findElement(By.cssSelector("input[type=file]")).sendKeys(picture.toString());
        browser.seeText("harbour.png");
        browser.await("no estimate", () -> browser.see(ESTIMATE).getText().contains("credits ("));
        browser.press("Submit");

        browser.see(By.tagName("video"));
        assertThat(text()).contains("POST /ent/v2/img2video").doesNotContain("base64");
    }

    @Test
    void whoIsNotSignedInAnyMoreIsAskedToSignIn() {
        start("Forgotten", "tasks");
        browser.seeText("No tasks yet.");

        browser.forgetCookies();

        browser.see(Browser.labelled("Name"));
        assertThat(browser.has(By.id("balance"))).isFalse();
    }

    @Test
    void whoHasSignedOutSeesNothingOfTheOrganisation() {
        start("Leaves", "billing");
        browser.press("Sign out");

        browser.see(Browser.labelled("Name"));
        browser.go(emulator.url() + "/#billing");
        browser.see(Browser.labelled("Name"));
        assertThat(browser.has(By.id("balance"))).isFalse();
        assertThat(text()).doesNotContain("Leaves");
    }

    @Test
    void everyPageFitsAPhoneInLightAndDark() throws IOException {
        prepared("A phone");
        fill("A lighthouse on a cliff, with a very long prompt that does not fit the width of any phone at all", "viduq3-turbo",
                "1",
                "540p");
        browser.press("Submit");
        browser.see(By.tagName("video"));
        String task = browser.address().replaceAll(".*#", "");
        browser.size(360, 740);
        for (String scheme : List.of("light", "dark")) {
            browser.colours(scheme);
            for (String page : PAGES) {
                show(page);
                assertFitsThePhone(page);
                screenshots.keep("phone-" + scheme + "-" + page);
            }
            show(task);
            assertFitsThePhone(task);
            screenshots.take("phone-" + scheme);
        }
        browser.forgetCookies();
        browser.go(emulator.url());
        browser.driver().navigate().refresh();
        browser.see(Browser.labelled("Name"));
        assertFitsThePhone("sign-in");
    }

    @Test
    void theKeyboardAloneIsEnoughToSignInGetAKeyAndCreditsAndSubmit() {
        browser.go(emulator.url());
        browser.see(Browser.labelled("Name"));
        tabTo("Name");
        keys("By keys only", Keys.ENTER);
        browser.seeText("No tasks yet.");
        assertThat(focused()).isEqualTo("Tasks");

        tabTo("API keys");
        keys(Keys.ENTER);
        browser.await("focus not on the heading", () -> focused().equals("API keys"));
        tabTo("Nickname");
        keys("keyboard", Keys.ENTER);
        browser.await("focus not on the new key", () -> focused().startsWith("vda_"));

        tabTo("Billing");
        keys(Keys.ENTER);
        browser.see(Browser.labelled("Amount in USD"));
        tabTo("Amount in USD");
        // the text in it is chosen when the focus comes
        keys("12", Keys.ENTER);
        browser.await("not bought", () -> balance().equals("2,400 credits"));

        tabTo("Tasks");
        keys(Keys.ENTER);
        browser.see(By.cssSelector("a.action"));
        tabTo("New task");
        keys(Keys.ENTER);
        browser.see(Browser.labelled("prompt"));
        tabTo("prompt *");
        keys("A kite.");
        tabTo("Submit");
        keys(Keys.SPACE);
        browser.see(By.tagName("video"));
        assertThat(emulator.tasks().stream().map(TaskRecord::prompt)).contains("A kite.");
    }

    @Test
    void aPageOfAnotherOriginChangesNothing() throws IOException {
        start("Victim", "keys");
        Instant before = emulator.clock().instant();
        String attack
                = """
                        <!doctype html><title>waiting</title><iframe name=hidden></iframe>
                        <form method=post enctype=text/plain target=hidden action=EMULATOR/console/keys>
                        <input name='{"nickname":"stolen","x":"' value='"}'></form>
                        <script>
                        const json = {'Content-Type': 'application/json'};
                        const tries = [
                            fetch('EMULATOR/console/keys', {method: 'POST', credentials: 'include', headers: json, body: '{"nickname":"stolen"}'}),
                            fetch('EMULATOR/console/keys', {method: 'POST', credentials: 'include', mode: 'no-cors', body: '{"nickname":"stolen"}'}),
                            fetch('EMULATOR/emulator/clock', {method: 'POST', mode: 'no-cors', body: '{"advance":"PT1H"}'}),
                            fetch('EMULATOR/console/keys', {credentials: 'include'}).then(answer => answer.text())];
                        document.forms[0].submit();
                        Promise.allSettled(tries).then(all => document.title = 'tried ' + all.map(one => one.status).join(' '));
                        </script>
                        """
                        .replace("EMULATOR", emulator.url());
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = attack.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try {
            // the same site, though another origin: the session's cookie comes with its requests
            browser.go("http://127.0.0.1:" + other.getAddress().getPort() + "/");
            browser.await("not tried", () -> browser.driver().getTitle().startsWith("tried"));
            assertThat(browser.driver().getTitle()).isEqualTo("tried rejected rejected rejected rejected");
            browser.await("no answer to the form", () -> browser.run("""
                    try {
                        return frames[0].location.href !== 'about:blank';
                    } catch {
                        return 'it is of another origin';
                    }""") != Boolean.FALSE);
        } finally {
            other.stop(0);
            browser.complaints();
        }
        browser.go(emulator.url() + "/#keys");
        browser.seeText("No keys yet.");
        assertThat(emulator.clock().instant()).isBefore(before.plus(Duration.ofHours(1)));
    }

    private void assertNothingIsKeptByTheBrowser(String key) {
        assertThat(browser.run("return localStorage.length + sessionStorage.length")).isEqualTo(0L);
        assertThat(browser.run("return document.cookie")).isEqualTo("");
        assertThat(browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)")).asList()
                .isNotEmpty()
                .allSatisfy(address -> assertThat((String) address).startsWith(emulator.url() + "/").doesNotContain(key));
    }

    private void assertFitsThePhone(String page) {
        assertThat((Boolean) browser.run("return document.scrollingElement.scrollWidth <= innerWidth")).as(page).isTrue();
    }

    /** Signs in and goes to a page. */
    private void start(String name, String page) {
        browser.go(emulator.url() + "/#" + page);
        browser.driver().navigate().refresh();
        signIn(name);
    }

    /** Signs in, and has a key, 2,000 credits, and the form of a new task. */
    private void prepared(String name) {
        start(name, "keys");
        createKey("test");
        view("Billing");
        browser.press("Add credits");
        browser.await("not bought", () -> balance().equals("2,000 credits"));
        browser.go(emulator.url() + "/#new-task");
    }

    private void signIn(String name) {
        browser.type("Name", name);
        browser.press("Sign in (local stand-in for Google)");
        browser.await("not signed in",
                () -> new Select(browser.see(By.id("organisation"))).getFirstSelectedOption().getText().equals(name));
    }

    private String createKey(String nickname) {
        browser.type("Nickname", nickname);
        browser.press("Create the key");
        browser.see(By.xpath("//h2[.='The key " + nickname + "']"));
        return browser.see(By.className("secret")).getText();
    }

    private void fill(String prompt, String model, String duration, String resolution) {
        new Select(browser.see(Browser.labelled("model"))).selectByValue(model);
        browser.type("prompt", prompt);
        browser.type("duration", duration);
        new Select(browser.see(Browser.labelled("resolution"))).selectByValue(resolution);
    }

    /** Goes to a page by its link, and waits until it is there. */
    private void view(String name) {
        browser.see(By.cssSelector("nav")).findElement(By.linkText(name)).click();
        browser.see(By.xpath("//h1[.='" + name + "']"));
    }

    private void show(String page) {
        browser.run("document.querySelector('h1').textContent = ''; location.hash = '#' + arguments[0]", page);
        browser.await("no heading", () -> !browser.see(By.tagName("h1")).getText().isEmpty());
    }

    private static String balance() {
        return browser.see(By.id("balance")).getText();
    }

    /** What was read out last. */
    private static String announced() {
        return (String) browser.run("return document.getElementById('announcement').textContent");
    }

    private static String text() {
        return browser.see(By.tagName("body")).getText();
    }

    private static void keys(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    private static void tabTo(String name) {
        for (int i = 0; i < 60; i++) {
            keys(Keys.TAB);
            if (focused().equals(name)) {
                return;
            }
        }
        throw new AssertionError("Not reached with the tab key: " + name);
    }

    /** What the element with the focus is called. */
    private static String focused() {
        return (String) browser.run("""
                const element = document.activeElement;
                return (element.labels?.[0] ?? element).textContent.trim()""");
    }

    private static String pdfText(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
