// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** What the platform publishes about its answers: the OpenAPI description and the examples. */
final class PlatformContract {

    private static final String ROOT = "/vidu-api/";
    private static final JsonNode OPENAPI = read(new ObjectMapper(new YAMLFactory()), "openapi.yaml");

    private PlatformContract() {
    }

    /** All calls, with those that the emulator does not have. */
    static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        OPENAPI.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            String schema = method.getValue().at("/responses/200/content/application~1json/schema/$ref").asText();
            operations.add(new Operation(
                    method.getValue().path("operationId").asText(), method.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                    schema.substring(schema.lastIndexOf('/') + 1)));
        }));
        return operations;
    }

    /** Names of the examples whose names end like this, without that end. */
    static List<String> examples(String end) {
        try (Stream<Path> files = Files.list(Path.of(PlatformContract.class.getResource(ROOT + "examples").toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .map(name -> name.substring(0, name.length() - end.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode example(String name) {
        return read(PlatformClient.JSON, "examples/" + name + ".json");
    }

    static void assertMatchesSchema(String schema, JsonNode answer) {
        ObjectNode document = PlatformClient.JSON.createObjectNode();
        document.put("$ref", "#/components/schemas/" + schema);
        document.set("components", OPENAPI.get("components"));
        JsonSchema validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);
        Set<ValidationMessage> faults
                = validator.validate(answer, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
        assertThat(faults).as("%s against %s", answer, schema).isEmpty();
    }

    /**
     * The same members in the same order with values of the same types, all the way down; lists by their first item.
     */
    static void assertSameShape(JsonNode example, JsonNode answer) {
        assertThat(shape(answer)).isEqualTo(shape(example));
    }

    /**
     * A call as the platform describes it.
     *
     * @param id     such as {@code text2video}
     * @param method HTTP method
     * @param path   with names in braces where an id stands
     * @param schema of the answer
     */
    record Operation(String id, String method, String path, String schema) {
    }

    private static List<String> shape(JsonNode json) {
        List<String> shape = new ArrayList<>();
        collect("", json, shape);
        return shape;
    }

    private static void collect(String path, JsonNode json, List<String> shape) {
        if (json.isObject()) {
            json.properties().forEach(member -> collect(path + "." + member.getKey(), member.getValue(), shape));
        } else if (json.isArray() && !json.isEmpty()) {
            collect(path + "[]", json.get(0), shape);
        } else {
            shape.add(path + " " + json.getNodeType());
        }
    }

    private static JsonNode read(ObjectMapper mapper, String path) {
        try (InputStream in = PlatformContract.class.getResourceAsStream(ROOT + path)) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
