// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.FieldType;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.component.tasks.Marker;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every member of every request of the tables reaches the wire, by its header and by its option, as the type that it
 * has there. Whether the platform takes the values is not the question, so nothing is checked before.
 */
class EveryMemberTest extends ViduTestSupport {

    private static final String ID = "4711";

    static List<Named<Operation>> requests() {
        return MemberNames.requests(Catalog.bundled())
                .map(operation -> Named.of(operation.operationId() + " " + operation.chosenWhen().keySet(), operation))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void byItsHeader(Operation operation) throws IOException {
        Map<String, Object> values = values(operation.fields());

        Exchange done = send(uri(operation), exchange -> values.forEach(
                (member, value) -> exchange.getMessage().setHeader(MemberNames.header(member), value)));

        assertSent(operation, values, done);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void byItsOption(Operation operation) throws IOException {
        Map<String, Object> values = values(operation.fields());
        StringBuilder uri = new StringBuilder(uri(operation));
        Map<String, Object> lists = new LinkedHashMap<>();
        values.forEach((member, value) -> {
            if (operation.fields().get(member).items() == FieldType.OBJECT) {
                lists.put(member, value);
            } else {
                uri.append('&').append(MemberNames.option(member)).append("=RAW(").append(text(value)).append(')');
            }
        });

        Exchange done = send(uri.toString(), exchange -> lists.forEach(
                (member, value) -> exchange.getMessage().setHeader(MemberNames.header(member), value)));

        assertSent(operation, values, done);
    }

    private static String uri(Operation operation) {
        return operation.generates()
                ? "vidu:generate?waitForCompletion=false&validation=OFF&kind=" + operation.kind()
                : "vidu:" + operation.kind() + "?validation=OFF";
    }

    private static String text(Object value) {
        return value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }

    /** A value for each member, in the type of its table. */
    private static Map<String, Object> values(Map<String, Field> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach((member, field) -> values.put(member, value(member, field)));
        return values;
    }

    private static Object value(String member, Field field) {
        return switch (field.type()) {
            case INTEGER -> field.values() == null ? 3 : field.values().get(0).intValue();
            case NUMBER -> 2.5;
            case BOOLEAN -> true;
            case ARRAY -> field.items() == FieldType.OBJECT
                    ? List.of(values(field.fields()), values(field.fields()))
                    : Stream.of(1, 2).map(number -> text(member + number, field)).toList();
            case OBJECT -> values(field.fields());
            case STRING -> member.equals("id") ? ID : text(member, field);
        };
    }

    private static String text(String what, Field field) {
        if (field.link()) {
            return "https://example.com/" + what;
        }
        return field.values() != null ? field.values().get(0).asText()
                : field.defaultValue() != null ? field.defaultValue().asText() : "the " + what;
    }

    private static void assertSent(Operation operation, Map<String, Object> values, Exchange done)
            throws IOException {
        List<RecordedRequest> sent = new ArrayList<>(
                emulator().requests().to(operation.method(), operation.path().replace("{id}", ID)));
        assertThat(sent).as("requests (%s)", done.getException()).hasSize(1);
        ObjectNode wire = (ObjectNode) JSON.readTree(sent.get(0).body());
        if (wire.has("payload")) {
            assertThat(Marker.of(wire.path("payload").asText())).as("marker").isPresent();
            wire.put("payload", Marker.strip(wire.path("payload").asText()));
        }
        Map<String, Object> wanted = new LinkedHashMap<>(values);
        if (operation.generates()) {
            // in the path, and in the body only where the platform's table has it
            wanted.remove("id");
        }

        assertThat(wire).isEqualTo(JSON.readTree(JSON.writeValueAsString(wanted)));
    }
}
