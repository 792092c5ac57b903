// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

/** What is wrong with a member of a catalog file, said for those who wrote the file. */
final class CatalogFault {

    /** That a member is missing, and not odd, stands nowhere else than in the words of Jackson. */
    private static final String MISSING = "Missing required creator property";

    private CatalogFault() {
    }

    /** @param start the member that was read; what lies below it is added */
    static String words(String start, JsonProcessingException fault) {
        String path = fault instanceof JsonMappingException mapping ? path(start, mapping.getPath()) : start;
        String where = path.isEmpty() ? "the content" : path;
        if (fault.getOriginalMessage().startsWith(MISSING)) {
            return where + " is missing";
        }
        if (fault instanceof UnrecognizedPropertyException) {
            return where + " is not a member that is known here";
        }
        if (fault instanceof ValueInstantiationException && fault.getCause() instanceof IllegalArgumentException own
                && !(own instanceof PatternSyntaxException)) {
            return where + ": " + own.getMessage();
        }
        if (fault instanceof MismatchedInputException odd && odd.getTargetType() != null) {
            return where + " is not " + type(odd.getTargetType());
        }
        return where + " is not what it should be";
    }

    private static String path(String start, List<JsonMappingException.Reference> below) {
        String rest = below.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return start.isEmpty() && rest.startsWith(".") ? rest.substring(1) : start + rest;
    }

    private static String type(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        }
        if (Number.class.isAssignableFrom(type) || type == int.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Pattern.class) {
            return "a regular expression";
        }
        boolean object = Map.class.isAssignableFrom(type) || type.isRecord() && type != Range.class;
        return object ? "an object" : "a list";
    }
}
