// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
