// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.page;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;

import io.github.camelvidu.emulator.media.Chromium;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Chromium of this machine without a window, as a person uses it. It finds no host but this machine. Where there is
 * none the tests are skipped, and the log says loudly that nobody looked at the page, and what to install.
 */
final class Browser implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChromeDriver driver;
    private final Path downloads;

    private Browser(ChromeDriver driver, Path downloads) {
        this.driver = driver;
        this.downloads = downloads;
    }

    /** @param downloads folder for what it saves */
    static Browser open(Path downloads) {
        Path chromium = Chromium.program().orElseThrow(() -> missing("chromium"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--autoplay-policy=no-user-gesture-required", "--hide-scrollbars", "--lang=en",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
        options.setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString()));
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(driverProgram()).build(), options);
        return new Browser(driver, downloads);
    }

    void go(String address) {
        driver.get(address);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** The element, once it is there and can be seen. */
    WebElement see(By element) {
        return await("no " + element, () -> driver.findElements(element).stream()
                .filter(WebElement::isDisplayed).findFirst().orElse(null));
    }

    /** Waits until the page has the text. */
    void seeText(String text) {
        await("no text: " + text, () -> driver.findElement(By.tagName("body")).getText().contains(text) ? text : null);
    }

    boolean has(By element) {
        return driver.findElements(element).stream().anyMatch(WebElement::isDisplayed);
    }

    void press(String button) {
        await("cannot be pressed: " + button, () -> {
            see(button(button)).click();
            return true;
        });
    }

    void type(String label, String text) {
        WebElement input = see(labelled(label));
        input.clear();
        input.sendKeys(text);
    }

    /** Waits until something is there: not null and not false. */
    <T> T await(String otherwise, Supplier<T> something) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50)).withMessage(otherwise)
                .ignoring(StaleElementReferenceException.class)
                .until(it -> something.get());
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** A button by its text, or by the name that is read out where the text alone is not enough. */
    static By button(String name) {
        return By.xpath("//button[normalize-space()='" + name + "' or @aria-label='" + name + "']"
                        + " | //a[normalize-space()='" + name + "' or @aria-label='" + name + "']");
    }

    /** An input by the text of its label. */
    static By labelled(String label) {
        return By.xpath("//*[@id=//label[normalize-space()='" + label + "' or normalize-space()='" + label + " *']/@for]");
    }

    /** Of all paths, where WebDriver's own command takes only those of the page. */
    void forgetCookies() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /** In CSS pixels; what is narrower than 500 is a phone. */
    void size(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    void colours(String scheme) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** A picture of the page as far as it goes, at most so many pixels high. */
    void shoot(Path file, int most) throws IOException {
        long width = (Long) run("return innerWidth");
        long height = Math.min(most, (Long) run("return document.documentElement.scrollHeight"));
        Map<String, Object> shot = driver.executeCdpCommand("Page.captureScreenshot", Map.of(
                "format", "png", "captureBeyondViewport", true,
                "clip", Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
        Files.write(file, Base64.getDecoder().decode((String) shot.get("data")));
    }

    /** A file that was saved, once it is whole. */
    Path saved(String end) {
        return await("nothing saved that ends with " + end, () -> {
            try (Stream<Path> files = Files.list(downloads)) {
                return files.filter(file -> file.toString().endsWith(end)).findFirst().orElse(null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What the browser complained about since it was last asked, without answers of 4xx. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("responded with a status of 4"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static File driverProgram() {
        return Stream
                .concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)), Stream.of("/usr/bin"))
                .map(folder -> new File(folder, "chromedriver"))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> missing("chromedriver"));
    }

    private static TestAbortedException missing(String program) {
        String notLooked = "THE CONSOLE PAGE WAS NOT TESTED: there is no " + program + " on the PATH or in /usr/bin."
                           + " On Debian: apt-get install chromium chromium-driver";
        LOG.error(notLooked);
        return new TestAbortedException(notLooked);
    }
}
