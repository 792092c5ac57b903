// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.api.catalog.Catalog;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointHeaderModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every member of every request of the tables can be given by a header, and by an option unless it is a list of
 * objects. The tables are read as they stand, and the names made by a rule of this test's own.
 */
@Tag("catalog")
class MemberOptionsTest {

    /** What the component does by itself, without a route author who fills in a request. */
    private static final Set<String> OWN_CALLS = Set.of("create-upload", "finish-upload", "cancel-task");

    private static final Map<String, Set<JsonNode>> MEMBERS = members();
    private static final Map<String, EndpointOptionModel> OPTIONS = GeneratedMetadata.model().getEndpointParameterOptions()
            .stream().filter(option -> option.getLabel().contains("request"))
            .collect(Collectors.toMap(BaseOptionModel::getName, Function.identity()));
    private static final Map<String, EndpointHeaderModel> HEADERS = GeneratedMetadata.model().getEndpointHeaders()
            .stream().collect(Collectors.toMap(BaseOptionModel::getName, Function.identity()));

    @Test
    void everyMemberHasAHeaderWithAConstantOfItsName() {
        assertThat(MEMBERS).hasSizeGreaterThan(60).allSatisfy((member, forms) -> {
            EndpointHeaderModel header = HEADERS.get(header(member));
            assertThat(header).as(header(member)).isNotNull();
            assertThat(header.getConstantName())
                    .isEqualTo(RequestHeaders.class.getName() + "#" + member.toUpperCase(Locale.ROOT));
            assertThat(header.getDescription()).isNotBlank();
        });
    }

    @Test
    void everyMemberThatIsAValueOrAListOfTextsHasAnOptionAndNoOtherHasOne() {
        Set<String> expected = new TreeSet<>();
        MEMBERS.forEach((member, forms) -> {
            if (forms.stream().noneMatch(MemberOptionsTest::isListOfObjects)) {
                expected.add(option(member));
            }
        });

        assertThat(OPTIONS.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(OPTIONS.values()).allSatisfy(option -> assertThat(option.getDescription()).isNotBlank());
        assertThat(RequestOptions.NAMES).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void noHeaderOfMembersIsThereThatNoMemberHas() throws IllegalAccessException {
        Set<String> declared = new HashSet<>();
        for (Field constant : RequestHeaders.class.getDeclaredFields()) {
            declared.add((String) constant.get(null));
        }
        Set<String> expected = MEMBERS.keySet().stream().map(MemberOptionsTest::header).collect(Collectors.toSet());

        assertThat(declared).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(MemberNames.headers(Catalog.bundled())).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anOptionHasTheTypeOfItsMember() {
        MEMBERS.forEach((member, forms) -> {
            if (OPTIONS.containsKey(option(member))) {
                assertThat(OPTIONS.get(option(member)).getJavaType()).as(option(member)).isIn(javaTypes(forms));
            }
        });
    }

    @Test
    void everyRequestOptionBelongsToTheRequestAndIsHonouredByGenerate() {
        assertThat(OPTIONS.keySet()).isNotEmpty().allSatisfy(option -> {
            assertThat(OptionGroup.of(option)).contains(OptionGroup.REQUEST);
            assertThat(ViduOperation.GENERATE.honours(option)).as(option).isTrue();
        });
    }

    @Test
    void everyOptionOfAMemberCanBeSetAndRead() throws ReflectiveOperationException {
        for (String option : OPTIONS.keySet()) {
            ViduConfiguration configuration = new ViduConfiguration();
            String accessor = Character.toUpperCase(option.charAt(0)) + option.substring(1);
            Class<?> type = ViduConfiguration.class.getMethod("get" + accessor).getReturnType();
            Object value = value(type);

            ViduConfiguration.class.getMethod("set" + accessor, type).invoke(configuration, value);

            assertThat(ViduConfiguration.class.getMethod("get" + accessor).invoke(configuration)).as(option).isEqualTo(value);
            assertThat(Arrays.stream(ViduConfiguration.class.getMethods()).filter(method -> given(method.getName(), OPTIONS))
                    .map(method -> invoke(method, configuration)).filter(read -> read != null)).as(option)
                    .containsExactly(value);
        }
    }

    private static Object invoke(Method getter, ViduConfiguration configuration) {
        try {
            return getter.invoke(configuration);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean given(String method, Map<String, ?> options) {
        return method.startsWith("get")
                && options.containsKey(Character.toLowerCase(method.charAt(3)) + method.substring(4));
    }

    private static Object value(Class<?> type) {
        return Map.<Class<?>, Object> of(
                String.class, "given", Boolean.class, true, Integer.class, 7, Long.class, 7L, Double.class, 2.5).get(type);
    }

    private static Set<String> javaTypes(Set<JsonNode> forms) {
        Set<String> types = forms.stream().map(form -> form.path("type").asText()).collect(Collectors.toSet());
        if (types.equals(Set.of("boolean"))) {
            return Set.of("java.lang.Boolean");
        }
        if (types.equals(Set.of("integer"))) {
            return Set.of("java.lang.Integer", "java.lang.Long");
        }
        return types.contains("number") ? Set.of("java.lang.Double") : Set.of("java.lang.String");
    }

    private static boolean isListOfObjects(JsonNode form) {
        return form.path("items").asText().equals("object");
    }

    private static String option(String member) {
        return Pattern.compile("_(.)").matcher(member).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    private static String header(String member) {
        return "CamelVidu" + Pattern.compile("(?:^|_)(.)").matcher(member)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    /** Each member with what the requests that have it say about it; the id of a path is one. */
    private static Map<String, Set<JsonNode>> members() {
        Map<String, Set<JsonNode>> members = new TreeMap<>();
        try (InputStream in = Catalog.class.getResourceAsStream("/io/github/camelvidu/api/constraints.json")) {
            for (JsonNode operation : new ObjectMapper().readTree(in).path("operations")) {
                if (OWN_CALLS.contains(operation.path("kind").asText())) {
                    continue;
                }
                operation.path("fields").fields().forEachRemaining(
                        field -> members.computeIfAbsent(field.getKey(), name -> new HashSet<>()).add(field.getValue()));
                if (operation.path("path").asText().contains("{id}")) {
                    members.computeIfAbsent("id", name -> new HashSet<>());
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return members;
    }
}
