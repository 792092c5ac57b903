// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every request that the platform publishes, read into its record and written again. */
class RequestExamplesTest {

    /** Former spellings, and calls that make nothing. */
    private static final Set<String> NO_RECORD = Set.of(
            "template2video", "upscaleLegacy", "createUpload", "finishUpload", "cancelTask");

    /** Live sessions, avatars and the beta paths. */
    private static final String NOT_COVERED = "(live[A-Z]|avatarOffline|beta[A-Z]).*";

    /** Where the platform takes fractions, 8 and 8.0 are the same. */
    private static final Comparator<JsonNode> SAME_NUMBER = (one, other) -> {
        boolean same = one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
        return same ? 0 : 1;
    };

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void everyRecordHasAnExample() throws IOException, URISyntaxException {
        assertThat(examples().map(RequestExamplesTest::type).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(RequestRecords.BY_OPERATION.values());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsTheSameJsonAgain(String example) throws JsonProcessingException {
        ObjectNode json = Resources.example(example + ".request.json");

        GenerateRequest request = mapper.treeToValue(json, type(example));

        JsonNode written = mapper.readTree(mapper.writeValueAsString(request));
        assertThat(written.equals(SAME_NUMBER, json)).as(written::toPrettyString).isTrue();
        assertThat(unknown(request)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsTheSameRecordAgain(String example) throws JsonProcessingException {
        GenerateRequest request = mapper.treeToValue(Resources.example(example + ".request.json"), type(example));

        assertThat(mapper.readValue(mapper.writeValueAsString(request), type(example))).isEqualTo(request);
    }

    static Stream<String> examples() throws IOException, URISyntaxException {
        Path folder = Path.of(RequestExamplesTest.class.getResource("/vidu-api/examples").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".request.json"))
                    .map(name -> name.substring(0, name.length() - ".request.json".length()))
                    .filter(name -> !NO_RECORD.contains(name) && !name.matches(NOT_COVERED))
                    .sorted().toList();
            return names.stream();
        }
    }

    /** By the name of the file, which begins with that of the operation. */
    private static Class<? extends GenerateRequest> type(String example) {
        String operation = example.split("\\.")[0];
        if (operation.equals("reference2video")) {
            operation += Resources.example(example + ".request.json").has("subjects") ? ".subjects" : ".images";
        }
        Class<? extends GenerateRequest> type = RequestRecords.BY_OPERATION.get(operation);
        assertThat(type).as(example).isNotNull();
        return type;
    }

    /** Unknown members of a request and of the items of its lists. */
    private static List<Object> unknown(Object value) {
        if (value instanceof Map<?, ?> members) {
            return List.copyOf(members.keySet());
        }
        if (value instanceof List<?> items) {
            return items.stream().flatMap(item -> unknown(item).stream()).toList();
        }
        if (value instanceof Record request) {
            return Stream.of(request.getClass().getRecordComponents())
                    .flatMap(component -> unknown(read(component, request)).stream()).toList();
        }
        return List.of();
    }

    private static Object read(RecordComponent component, Record request) {
        try {
            return component.getAccessor().invoke(request);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
