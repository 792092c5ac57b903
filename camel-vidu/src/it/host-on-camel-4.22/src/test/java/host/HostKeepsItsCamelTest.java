// SPDX-License-Identifier: Apache-2.0

package host;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelvidu.api.pricing.Estimate;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

class HostKeepsItsCamelTest {

    private static final String HOST_VERSION = System.getProperty("host.camel.version");

    @Test
    void everyCamelJarIsInTheVersionOfTheHost() {
        List<CamelJar> jars = CamelJar.onTheClasspath();

        Set<String> older = jars.stream().filter(jar -> !jar.version().equals(HOST_VERSION)).map(CamelJar::artifact)
                .collect(Collectors.toSet());

        assertFalse(jars.isEmpty());
        assertEquals(namesIn(System.getProperty("host.older.camel.jars")), older);
    }

    @Test
    void noCamelJarIsThereTwice() {
        List<String> artifacts = CamelJar.onTheClasspath().stream().map(CamelJar::artifact).toList();

        assertEquals(artifacts.stream().distinct().toList(), artifacts);
    }

    @Test
    void theComponentAndItsHttpClientStartOnTheCamelOfTheHost() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.start();

            Estimate estimate = context.createProducerTemplate().requestBody(
                    "vidu:estimate?kind=text2video&model=viduq3-turbo&apiKey=unused", "A lighthouse at dawn.", Estimate.class);
            HttpComponent https = context.getComponent("https", HttpComponent.class);
            HttpEndpoint http = (HttpEndpoint) https.createEndpoint("https://api.vidu.com");

            assertEquals(HOST_VERSION, context.getVersion());
            assertEquals(60, estimate.credits());
            assertNotNull(http.getHttpClient());
        }
    }

    private static Set<String> namesIn(String list) {
        return Stream.of(list.split(",")).filter(name -> !name.isBlank()).collect(Collectors.toSet());
    }

    private record CamelJar(String artifact, String version) {

        /** A jar as it lies in a local Maven repository, both separators of file names being possible. */
        private static final Pattern PATH = Pattern.compile(".*org.apache.camel.([^/\\\\]+).([^/\\\\]+).\\1-\\2\\.jar");

        static List<CamelJar> onTheClasspath() {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(PATH::matcher)
                    .filter(Matcher::matches)
                    .map(path -> new CamelJar(path.group(1), path.group(2)))
                    .toList();
        }
    }
}
