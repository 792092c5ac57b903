// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.FieldType;
import io.github.camelvidu.api.catalog.Operation;

/**
 * The one rule that makes an option and a header out of a member of the platform: {@code aspect_ratio} is the option
 * {@code aspectRatio} and the header {@code CamelViduAspectRatio}.
 */
final class MemberNames {

    private static final String HEADER_PREFIX = "CamelVidu";

    private MemberNames() {
    }

    static String option(String member) {
        StringBuilder option = new StringBuilder();
        boolean upper = false;
        for (char c : member.toCharArray()) {
            if (c == '_') {
                upper = true;
            } else {
                option.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return option.toString();
    }

    static String header(String member) {
        String option = option(member);
        return HEADER_PREFIX + Character.toUpperCase(option.charAt(0)) + option.substring(1);
    }

    /** The options of every member that route authors fill in. A list of objects has none: it fits no URI. */
    static Set<String> options(Catalog catalog) {
        return members(catalog, field -> field.items() != FieldType.OBJECT).map(MemberNames::option)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The headers of every member that route authors fill in. */
    static Set<String> headers(Catalog catalog) {
        return members(catalog).map(MemberNames::header).collect(Collectors.toUnmodifiableSet());
    }

    /** Every form of every request that route authors fill in: all kinds, and those about subjects. */
    static Stream<Operation> requests(Catalog catalog) {
        return catalog.requestKinds().stream().map(catalog::operations).flatMap(List::stream);
    }

    /** Every member that route authors fill in, once. */
    static Stream<String> members(Catalog catalog) {
        return members(catalog, field -> true).distinct();
    }

    private static Stream<String> members(Catalog catalog, Predicate<Field> wanted) {
        return requests(catalog).flatMap(operation -> operation.fields().entrySet().stream())
                .filter(member -> wanted.test(member.getValue())).map(Map.Entry::getKey);
    }
}
