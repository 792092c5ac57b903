// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** The platform's own description of its calls, and its examples. */
final class OpenApi {

    private static final String ROOT = "/vidu-api/";
    private static final JsonNode FILE = read(new ObjectMapper(new YAMLFactory()), "openapi.yaml");

    private OpenApi() {
    }

    /**
     * A call.
     *
     * @param id     such as {@code text2video}
     * @param method of HTTP, in capitals
     * @param path   with {@code {id}} where an id stands
     * @param answer name of the schema of its answer
     */
    record Call(String id, String method, String path, String answer) {

        /** Where it goes in the words of the recorded requests. */
        String place() {
            return path.replace("{id}", "*");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** The calls that this project covers: all but those that constraints.json names. */
    static List<Call> covered() {
        return calls().stream().filter(call -> RawForm.notCovered().stream().noneMatch(left -> matches(left, call.path())))
                .toList();
    }

    static Call covered(String id) {
        return covered().stream().filter(call -> call.id().equals(id)).findFirst()
                .orElseThrow(() -> new NoSuchElementException(id));
    }

    static ObjectNode request(String name) {
        return (ObjectNode) read(RawForm.JSON, "examples/" + name + ".request.json");
    }

    /** Names of the request examples, such as {@code img2video.q4}. */
    static List<String> requests() {
        String end = ".request.json";
        try (Stream<Path> files = Files.list(Path.of(OpenApi.class.getResource(ROOT + "examples").toURI()))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(end))
                    .map(name -> name.substring(0, name.length() - end.length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void assertMatches(Call call, JsonNode answer) {
        ObjectNode document = RawForm.JSON.createObjectNode().put("$ref", "#/components/schemas/" + call.answer());
        document.set("components", FILE.get("components"));
        Set<ValidationMessage> faults = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document)
                .validate(answer, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
        assertThat(faults).as("%s against %s", answer, call.answer()).isEmpty();
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        FILE.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            String answer = method.getValue().at("/responses/200/content/application~1json/schema/$ref").asText();
            calls.add(new Call(
                    method.getValue().get("operationId").textValue(), method.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                    answer.substring(answer.lastIndexOf('/') + 1)));
        }));
        return calls;
    }

    private static boolean matches(String pattern, String path) {
        return path.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }

    private static JsonNode read(ObjectMapper mapper, String name) {
        try (InputStream in = OpenApi.class.getResourceAsStream(ROOT + name)) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
