// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.catalog.Effect;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.FieldType;
import io.github.camelvidu.api.catalog.ItemCount;
import io.github.camelvidu.api.catalog.MediaLimits;
import io.github.camelvidu.api.catalog.Range;
import io.github.camelvidu.api.catalog.Rule;

/** The limits of a member in words. */
final class LimitWords {

    private LimitWords() {
    }

    /** What the member is, and all that limits it. */
    static String of(Field field) {
        List<String> parts = new ArrayList<>();
        if (field.values() == null) {
            parts.add(field.media() != null ? media(field.media(), field.type() == FieldType.ARRAY)
                    : field.items() != null ? "a list of " + (field.items() == FieldType.OBJECT ? "objects" : "texts")
                    : field.link() ? "a link" : field.type().words());
        }
        parts.addAll(limits(field));
        if (field.mandatory()) {
            parts.add("required");
        }
        return String.join(", ", parts);
    }

    /** What the field says beyond its type; empty when nothing. */
    static List<String> limits(Field field) {
        List<String> parts = new ArrayList<>();
        if (field.values() != null || field.min() != null || field.max() != null) {
            parts.add(field.values() == null ? range(field) : values(field));
        } else if (field.defaultValue() != null && !field.defaultValue().asText().isEmpty()) {
            parts.add("*" + field.defaultValue().asText() + "*");
        }
        if (field.itemValues() != null) {
            parts.add("each " + codes(field.itemValues(), " or "));
        }
        if (field.minChars() != null || field.maxChars() != null) {
            parts.add(bounds(field.minChars(), field.maxChars()) + " characters");
        }
        if (field.pattern() != null) {
            parts.add("like " + Asciidoc.code("+" + field.pattern().pattern() + "+"));
        }
        if (field.minItems() != null || field.maxItems() != null) {
            parts.add(bounds(field.minItems(), field.maxItems()));
        }
        if (field.zeroMeans() != null) {
            parts.add("0 is " + field.zeroMeans());
        }
        if (field.itemCounts() != null) {
            field.itemCounts().forEach(count -> parts.add(count(count)));
        }
        if (field.sharedSlots() != null) {
            parts.add(String.join(" and ", field.sharedSlots().members()) + " of an object together up to "
                      + field.sharedSlots().max());
        }
        if (field.fields() != null) {
            field.fields().forEach((name, part) -> parts.add(part(name, part)));
        }
        if (field.itemRules() != null) {
            field.itemRules().forEach(rule -> parts.add(of(rule)));
        }
        if (field.site() != null) {
            field.site().forEach((site, overlay) -> parts.add("on the " + site + " site " + overlay(overlay)));
        }
        return parts;
    }

    /** The only values, or the range, with the default in bold. */
    static String valuesOrRange(Field field) {
        if (field.values() != null) {
            return values(field);
        }
        if (field.min() != null || field.max() != null) {
            return range(field);
        }
        String pattern = field.pattern() == null ? "" : "like " + Asciidoc.code("+" + field.pattern().pattern() + "+");
        String given = field.defaultValue() == null ? "" : "*" + field.defaultValue().asText() + "*";
        return pattern.isEmpty() || given.isEmpty() ? pattern + given : pattern + ", " + given;
    }

    /** What a model changes in a member; empty when nothing, or when the member just has no effect. */
    static Optional<String> change(String member, Field overlay) {
        return switch (overlay.effective()) {
            case UNSUPPORTED -> Optional.of(member + " is not offered");
            case UNKNOWN -> Optional.of("whether " + member + " has an effect is not documented");
            case USED, IGNORED -> Optional.of(overlay(overlay)).filter(words -> !words.isEmpty())
                    .map(words -> member + " " + words);
        };
    }

    private static String overlay(Field overlay) {
        List<String> parts = new ArrayList<>(limits(overlay));
        if (overlay.media() != null) {
            parts.add(media(overlay.media(), overlay.type() == FieldType.ARRAY));
        }
        if (overlay.mandatory()) {
            parts.add("required");
        }
        return String.join(", ", parts);
    }

    private static String part(String name, Field field) {
        if (field.effective() == Effect.IGNORED) {
            return Asciidoc.code(name) + " without effect";
        }
        return Asciidoc.code(name) + (field.type() == null ? " " + overlay(field) : " (" + of(field) + ")");
    }

    private static String count(ItemCount count) {
        String which = count.with() != null ? "with " + count.with() : "without " + count.without();
        return (count.max() == 0 ? "none " : "up to " + count.max() + " ") + which;
    }

    private static String values(Field field) {
        return field.values().stream().map(value -> value.equals(field.defaultValue())
                ? "*" + value.asText() + "*"
                : value.asText()).collect(Collectors.joining(", "));
    }

    private static String range(Field field) {
        String range = field.max() == null ? number(field.min()) + " or more"
                : field.min() == null ? "up to " + number(field.max()) : number(field.min()) + " to " + number(field.max());
        return field.defaultValue() == null ? range : range + ", *" + field.defaultValue().asText() + "*";
    }

    private static String bounds(Integer least, Integer most) {
        if (most == null) {
            return "at least " + least;
        }
        return most.equals(least) ? "exactly " + most : least == null || least == 0 ? "up to " + most : least + " to " + most;
    }

    private static String codes(List<JsonNode> values, String between) {
        return values.stream().map(JsonNode::asText).map(Asciidoc::code).collect(Collectors.joining(between));
    }

    private static String media(MediaLimits limits, boolean list) {
        List<String> parts = new ArrayList<>();
        String one = switch (limits.kind()) {
            case "image" -> "picture";
            case "video" -> "clip";
            default -> "sound";
        };
        parts.add(list ? "a list of " + one + "s" : "a " + one);
        add(parts, limits.formats(), formats -> String.join(" or ", formats));
        add(parts, limits.codec(), codec -> codec);
        add(parts, limits.seconds(), seconds -> range(seconds) + " s");
        add(parts, limits.secondsBelow(), seconds -> "less than " + number(seconds) + " s");
        add(parts, limits.maxMb(), size -> "up to " + number(size) + " MB");
        add(parts, limits.maxMbBase64(), size -> "up to " + number(size) + " MB inside the request");
        add(parts, limits.bodyMaxMb(), size -> "up to " + number(size) + " MB of text inside the request");
        add(parts, limits.minPx(), pixels -> "at least " + pixels.get(0) + " x " + pixels.get(1) + " pixels");
        add(parts, limits.sidePx(), side -> "sides of " + range(side) + " pixels");
        add(parts, limits.resolution(), sizes -> String.join(" to ", sizes));
        add(parts, limits.ratio(), ratios -> "ratio " + ratios.get(0) + " to " + ratios.get(1));
        add(parts, limits.ratioMax(), ratio -> "ratio up to " + number(ratio));
        add(parts, limits.ratioBelow(), ratio -> "ratio below " + number(ratio));
        add(parts, limits.aspectRatioBetween(), ratios -> "ratio between " + ratios.get(0) + " and " + ratios.get(1));
        add(parts, limits.fpsBelow(), rate -> "less than " + number(rate) + " frames a second");
        add(parts, limits.pixelSizeRatioFirstToLast(), ratio -> "first by last in size " + range(ratio));
        return parts.size() == 1 ? parts.get(0) : parts.get(0) + " (" + String.join("; ", parts.subList(1, parts.size())) + ")";
    }

    private static <T> void add(List<String> parts, T limit, Function<T, String> words) {
        if (limit != null) {
            parts.add(words.apply(limit));
        }
    }

    private static String range(Range range) {
        return range.from().signum() == 0 ? "up to " + number(range.to()) : number(range.from()) + " to " + number(range.to());
    }

    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** What a rule says. */
    static String of(Rule rule) {
        String members = String.join(", ", rule.members());
        String what = switch (rule.then()) {
            case LIMIT -> rule.limit().entrySet().stream()
                    .map(limit -> limit.getKey() + " can only be " + overlay(limit.getValue()))
                    .collect(Collectors.joining(", "));
            case IGNORE -> members + (rule.members().size() == 1 ? " has" : " have") + " no effect";
            case REQUIRE -> members + " must be given";
            case EXACTLY_ONE -> "exactly one of " + members + " must be given";
            case AT_LEAST_ONE -> "at least one of " + members + " must be given";
        };
        return rule.when().isEmpty() ? what : "when " + rule.condition() + ", " + what;
    }
}
