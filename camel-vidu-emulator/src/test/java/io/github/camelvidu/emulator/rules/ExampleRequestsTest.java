// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The platform's own examples pass the rules. */
class ExampleRequestsTest {

    private static final RuleBook RULES = RuleBook.published();

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsAccepted(Path file) throws IOException {
        ObjectNode body = (ObjectNode) SampleRequests.JSON.readTree(file.toFile());
        OperationRules operation = RULES.form(operation(file).path(), body);

        operation.checkMembers(body);
        for (Site site : Site.values()) {
            EffectiveRequest request = operation.checkValues(body, site);
            body.properties().forEach(sent -> {
                if (!sent.getValue().isContainerNode()) {
                    assertThat(request.members().path(sent.getKey())).isEqualTo(sent.getValue());
                }
            });
        }
    }

    @Test
    void everyOperationHasAnExample() throws IOException {
        List<String> shown = examples().map(file -> operation(file).operationId()).distinct().toList();

        assertThat(RULES.covered()).extracting(OperationRules::operationId).isSubsetOf(shown);
    }

    static Stream<Path> examples() throws IOException {
        Path folder = Path.of("src/test/resources/vidu-api/examples");
        return Files.list(folder).filter(file -> file.toString().endsWith(".request.json"))
                .filter(file -> RULES.covered().stream().anyMatch(it -> it.operationId().equals(name(file)))).sorted();
    }

    /** Either form will do where there are two: they share the path. */
    private static OperationRules operation(Path example) {
        return RULES.covered().stream().filter(it -> it.operationId().equals(name(example))).findFirst().orElseThrow();
    }

    private static String name(Path example) {
        return example.getFileName().toString().split("\\.")[0];
    }
}
