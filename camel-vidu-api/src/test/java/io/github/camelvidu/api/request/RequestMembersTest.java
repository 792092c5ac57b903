// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.github.camelvidu.api.RawLimits;
import io.github.camelvidu.api.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The records against the operations of constraints.json. */
class RequestMembersTest {

    /** Calls that make nothing. */
    private static final Set<String> NO_REQUEST = Set.of("createUpload", "finishUpload", "cancelTask");

    private static final Map<String, JsonNodeType> TYPES = Map.of(
            "string", JsonNodeType.STRING, "boolean", JsonNodeType.BOOLEAN, "integer", JsonNodeType.NUMBER,
            "number", JsonNodeType.NUMBER, "array", JsonNodeType.ARRAY, "object", JsonNodeType.OBJECT);

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void everyOperationHasARecordExceptForFormerSpellings() {
        Set<String> expected = new TreeSet<>(RawLimits.keys());
        expected.removeIf(key -> new RawLimits(key, null).operation().has("former_of"));
        expected.removeAll(NO_REQUEST);

        assertThat(RequestRecords.BY_OPERATION.keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theKindIsThePlatformsName(String operation) throws ReflectiveOperationException {
        Class<? extends GenerateRequest> type = RequestRecords.BY_OPERATION.get(operation);
        String kind = new RawLimits(operation, null).operation().get("kind").asText();

        assertThat(RequestRecords.empty(type).kind()).isEqualTo(kind);
        assertThat(type.getField("KIND").get(null)).isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyMemberOfAnOperationIsAComponentInThePlatformsOrder(String operation) {
        RawLimits limits = new RawLimits(operation, null);
        List<String> expected = new ArrayList<>(limits.members());
        if (limits.operation().get("path").asText().contains("{id}") && !expected.contains("id")) {
            expected.add(0, "id");
        }

        JsonNode request = mapper.valueToTree(RequestRecords.filled(RequestRecords.BY_OPERATION.get(operation)));

        assertThat(names(request)).containsExactlyElementsOf(expected);
        limits.operation().get("fields").properties().forEach(field -> hasTypeOf(request, field));
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsNotSetIsNotSent(Class<?> type) throws JsonProcessingException {
        assertThat(mapper.readTree(mapper.writeValueAsString(RequestRecords.empty(type)))).isEqualTo(Resources.json("{}"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyComponentAndWhatIsUnknownComesBack(Class<?> type) throws JsonProcessingException {
        Object request = RequestRecords.filledWithUnknown(type);

        assertThat(mapper.<Object> readValue(mapper.writeValueAsString(request), mapper.constructType(type)))
                .isEqualTo(request);
    }

    static Set<String> operations() {
        return RequestRecords.BY_OPERATION.keySet();
    }

    static Stream<Class<?>> records() {
        return RequestRecords.all();
    }

    private static void hasTypeOf(JsonNode request, Map.Entry<String, JsonNode> field) {
        JsonNode value = request.get(field.getKey());
        String type = field.getValue().get("type").asText();
        assertThat(value.getNodeType()).as(field.getKey()).isEqualTo(TYPES.get(type));
        if (value.isNumber()) {
            assertThat(value.isIntegralNumber()).as(field.getKey()).isEqualTo(type.equals("integer"));
        }
        if (value.isArray()) {
            JsonNode item = value.get(0);
            assertThat(item.getNodeType()).as(field.getKey()).isEqualTo(TYPES.get(field.getValue().get("items").asText()));
            JsonNode fields = field.getValue().path("fields");
            assertThat(names(item)).as(field.getKey()).containsExactlyElementsOf(names(fields));
            fields.properties().forEach(inner -> hasTypeOf(item, inner));
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
