// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.ViduEmulatorExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/**
 * Every example of the README and of docs works. Folders that an example names lie below a folder of the test. Brokers
 * and stores are not there: a stub takes the place of their components, which hands messages over as they do, and looks
 * at no option.
 */
@Tag("catalog")
class DocumentedRoutesTest {

    private static final String PROMPT = "A paper boat leaves a harbour at night.";
    private static final List<String> BROKERS = List.of("jms", "kafka");
    private static final List<String> STORES = List.of("aws2-s3", "azure-storage-blob", "sftp");

    @RegisterExtension
    static final ViduEmulatorExtension PLATFORM = new ViduEmulatorExtension(
            ViduEmulator.builder().apiKeys("vda_demo", "vda_tests").processingTime(Duration.ofMillis(50)));

    private static final Map<ManualPage.Snippet, Class<?>> COMPILED = new ConcurrentHashMap<>();

    @TempDir
    static Path classes;
    @TempDir
    Path folder;

    static List<ManualPage.Snippet> routes() throws IOException {
        return snippets(ManualPage.all()).filter(ManualPage.Snippet::isRoutes).toList();
    }

    static List<ManualPage.Snippet> otherJava() throws IOException {
        return snippets(ManualPage.all()).filter(snippet -> snippet.language().equals("java") && !snippet.isRoutes()).toList();
    }

    static List<ManualPage.Snippet> directRoutes() throws IOException {
        return routes().stream().filter(snippet -> snippet.text().contains("direct:")).toList();
    }

    static List<ManualPage.Snippet> brokerRoutes() throws IOException {
        return routes().stream()
                .filter(snippet -> BROKERS.stream()
                        .anyMatch(broker -> snippet.text().matches("(?s).*(from|uri)\\W+" + broker + ":.*")))
                .toList();
    }

    static List<ManualPage.Snippet> tests() throws IOException {
        return otherJava().stream().filter(snippet -> snippet.text().contains("@Test")).toList();
    }

    static List<ManualPage.Snippet> routesOfTheReadme() throws IOException {
        return snippets(ManualPage.all().subList(0, 1)).filter(ManualPage.Snippet::isRoutes).toList();
    }

    /** A route in Java with those that say the same in XML and YAML. */
    static List<List<ManualPage.Snippet>> examples() throws IOException {
        List<List<ManualPage.Snippet>> examples = new ArrayList<>();
        for (ManualPage.Snippet snippet : routes()) {
            if (snippet.language().equals("java")) {
                examples.add(new ArrayList<>());
            }
            examples.get(examples.size() - 1).add(snippet);
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteThatIsShownStarts(ManualPage.Snippet snippet) throws Exception {
        try (ModelCamelContext context = contextWith(snippet)) {
            assertThat(context.getRoutes()).isNotEmpty().allSatisfy(
                    route -> assertThat(context.getRouteController().getRouteStatus(route.getId()).isStarted()).isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("directRoutes")
    void everyRouteThatCanBeCalledDoesWhatItIsAskedTo(ManualPage.Snippet snippet) throws Exception {
        try (ModelCamelContext context = contextWith(snippet); ProducerTemplate template = context.createProducerTemplate()) {
            Task earlier = template.requestBody("vidu:generate?model=viduq3-turbo&download=false", PROMPT, Task.class);
            for (RouteDefinition route : context.getRouteDefinitions()) {
                Exchange done = template.request(route.getEndpointUrl(), exchange -> {
                    exchange.getMessage().setBody(PROMPT);
                    exchange.getMessage().setHeader("orderId", "4711");
                    exchange.getMessage().setHeader("seconds", "4");
                    exchange.getMessage().setHeader(ViduConstants.TASK_ID, earlier.id());
                });

                assertThat(done.getException()).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("brokerRoutes")
    void aMessageOfABrokerIsWantedUnderAKeyThatItKeeps(ManualPage.Snippet snippet) throws Exception {
        AtomicInteger commits = new AtomicInteger();
        try (ModelCamelContext context = contextWith(snippet); ProducerTemplate template = context.createProducerTemplate()) {
            String source = context.getRouteDefinitions().stream().map(RouteDefinition::getEndpointUrl)
                    .filter(uri -> BROKERS.contains(uri.substring(0, uri.indexOf(':')))).findFirst().orElseThrow();
            boolean kafka = source.startsWith("kafka");
            NotifyBuilder done = new NotifyBuilder(context).from(source.replaceFirst("[?].*", "*")).whenCompleted(2).create();
            for (int delivery = 0; delivery < 2; delivery++) {
                template.send(source, exchange -> {
                    exchange.getMessage().setBody(PROMPT);
                    exchange.getMessage().setHeader("JMSMessageID", "ID:broker-1");
                    exchange.getMessage().setHeader("kafka.TOPIC", "prompts");
                    exchange.getMessage().setHeader("kafka.PARTITION", 3);
                    exchange.getMessage().setHeader("kafka.OFFSET", 4711L);
                    exchange.getMessage().setHeader("CamelKafkaManualCommit", new Commit(commits));
                });
            }

            assertThat(done.matches(20, TimeUnit.SECONDS)).isTrue();
            ViduComponent vidu = context.getComponent("vidu", ViduComponent.class);
            assertThat(vidu.getLedger().find(PLATFORM.emulator().url() + "#default", kafka ? "prompts-3-4711" : "ID:broker-1"))
                    .isPresent();
            assertThat(PLATFORM.emulator().requests().count("POST", "/ent/v2/*")).isEqualTo(1);
            assertThat(commits).hasValue(kafka ? 2 : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("tests")
    void everyTestThatIsShownPasses(ManualPage.Snippet snippet) throws Exception {
        SummaryGeneratingListener outcome = new SummaryGeneratingListener();

        LauncherFactory.create().execute(
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(compiled(snippet)))
                        .build(),
                outcome);

        assertThat(outcome.getSummary().getFailures()).isEmpty();
        assertThat(outcome.getSummary().getTestsSucceededCount()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theFormsOfAnExampleSayTheSame(List<ManualPage.Snippet> forms) throws Exception {
        boolean readme = forms.get(0).where().startsWith("README.md");
        assertThat(forms).extracting(ManualPage.Snippet::language).isIn(
                readme ? List.of(List.of("java", "yaml")) : List.of(List.of("java"), List.of("java", "xml", "yaml")));
        Map<String, Object> first = meaning(forms.get(0));
        for (ManualPage.Snippet form : forms.subList(1, forms.size())) {
            assertThat(meaning(form)).as(form.toString()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @MethodSource("otherJava")
    void allOtherJavaThatIsShownCompiles(ManualPage.Snippet snippet) throws Exception {
        assertThat(compiled(snippet)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("routesOfTheReadme")
    void theRouteOfTheReadmeMakesAVideoOfAPromptAndNamesItAfterIt(ManualPage.Snippet snippet) throws Exception {
        Path prompt = Files.createDirectory(folder.resolve("prompts")).resolve("harbour.txt");
        Files.writeString(prompt, PROMPT);

        try (CamelContext context = contextWith(snippet)) {
            await().untilAsserted(() -> assertThat(folder.resolve("videos/harbour.mp4")).isNotEmptyFile());
            await().untilAsserted(() -> assertThat(prompt).doesNotExist());
        }

        assertThat(PLATFORM.emulator().requests().count("POST", "/ent/v2/text2video")).isEqualTo(1);
    }

    @Test
    void theManualHasExamples() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(10);
        assertThat(routesOfTheReadme()).hasSize(2);
        assertThat(otherJava()).isNotEmpty();
    }

    /** What the routes use, and in which order. */
    private Map<String, Object> meaning(ManualPage.Snippet snippet) throws Exception {
        try (ModelCamelContext context = contextWith(snippet, false)) {
            List<List<String>> steps = new ArrayList<>();
            for (RouteDefinition route : context.getRouteDefinitions()) {
                steps.add(ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class).stream()
                        .map(step -> step.getShortName()).toList());
            }
            return Map.of(
                    "steps", steps,
                    "endpoints",
                    new TreeSet<>(
                            context.getEndpoints().stream().map(Endpoint::getEndpointUri).map(DocumentedRoutesTest::plain)
                                    .toList()));
        }
    }

    /** Each is compiled once for all tests that use it. */
    private static Class<?> compiled(ManualPage.Snippet snippet) {
        return COMPILED.computeIfAbsent(snippet, shown -> new JavaSnippet(shown, classes).load());
    }

    /** A URI as people write it: Camel itself encodes some of it, by the form of the route. */
    private static String plain(String uri) {
        return URLDecoder.decode(uri, StandardCharsets.UTF_8).replaceAll("RAW\\(([^)]*)\\)", "$1");
    }

    private ModelCamelContext contextWith(ManualPage.Snippet snippet) throws Exception {
        return contextWith(snippet, true);
    }

    /** @param running whether its routes are started, and not only made */
    private ModelCamelContext contextWith(ManualPage.Snippet snippet, boolean running) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.setAutoStartup(running);
        context.addComponent("file", new FilesBelow(folder));
        BROKERS.forEach(broker -> context.addComponent(broker, new StubComponent()));
        STORES.forEach(store -> context.addComponent(store, new StubComponent()));
        if (snippet.text().contains("vidu:callback")) {
            HttpServers.PLATFORM_HTTP.open(context, HttpServers.freePort());
        }
        context.getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> keepBelowFolder(endpoint));
        ViduComponent vidu = new ViduComponent();
        vidu.setPollInterval(20);
        vidu.getConfiguration().setApiKey(PLATFORM.emulator().apiKey());
        vidu.setApiKeys(Map.of("marketing", PLATFORM.emulator().apiKey()));
        vidu.getConfiguration().setBaseUrl(PLATFORM.emulator().url());
        // as getting-started.adoc says
        context.getRegistry().bind("vidu-component", vidu);
        if (snippet.language().equals("java")) {
            context.addRoutes((RoutesBuilder) compiled(snippet).getConstructor().newInstance());
        } else {
            Resource resource = ResourceHelper.fromString("snippet." + snippet.language(), snippet.text());
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        }
        context.start();
        return context;
    }

    /** As much of Kafka's as a route calls. */
    public record Commit(AtomicInteger count) {

        public void commit() {
            count.incrementAndGet();
        }
    }

    private Endpoint keepBelowFolder(Endpoint endpoint) {
        if (endpoint instanceof ViduEndpoint vidu && vidu.getConfiguration().getDownloadDir() != null) {
            vidu.getConfiguration().setDownloadDir(folder.resolve(vidu.getConfiguration().getDownloadDir()).toString());
        }
        return endpoint;
    }

    private static Stream<ManualPage.Snippet> snippets(List<ManualPage> pages) {
        return pages.stream().flatMap(page -> page.snippets().stream());
    }

    /** Files of an example are below the folder of the test, whatever the example calls them. */
    private static final class FilesBelow extends FileComponent {

        private final Path folder;

        FilesBelow(Path folder) {
            this.folder = folder;
        }

        @Override
        protected GenericFileEndpoint<File> buildFileEndpoint(
                String uri, String remaining, Map<String, Object> parameters)
                throws Exception {
            return super.buildFileEndpoint(uri, folder.resolve(remaining).toString(), parameters);
        }
    }
}
