// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.Site;

/**
 * What a request member may hold, or an overlay that changes a part of that for a model, a site or a condition. Every
 * component may be null: then nothing is said about it, and in an overlay what lies below stays.
 *
 * @param type         the JSON type
 * @param required     whether the member must be there; see {@link #mandatory()}
 * @param defaultValue what the platform takes when the member is absent
 * @param values       the only values allowed
 * @param min          smallest number
 * @param max          largest number
 * @param minChars     fewest characters (Unicode code points)
 * @param maxChars     most characters (Unicode code points)
 * @param pattern      what text must match
 * @param format       {@code uri} when the text is a link, {@code path} when it goes into the path and not into the
 *                     body
 * @param minItems     fewest items of a list
 * @param maxItems     most items of a list
 * @param items        type of the items of a list
 * @param itemValues   the only values allowed as items
 * @param fields       members of each object of a list, in their order
 * @param itemCounts   how many items may have or lack a member
 * @param sharedSlots  members of one item that count together
 * @param itemRules    rules within one item
 * @param known        values that were seen; an open list and never a limit
 * @param zeroMeans    what the number 0 stands for
 * @param effect       what the member does; see {@link #effective()}
 * @param media        limits of the file behind the link
 * @param site         overlays by site, {@code global} and {@code china}
 */
public record Field(
        FieldType type,
        Boolean required,
        @JsonProperty("default") JsonNode defaultValue,
        @JsonProperty("enum") List<JsonNode> values,
        BigDecimal min,
        BigDecimal max,
        Integer minChars,
        Integer maxChars,
        Pattern pattern,
        String format,
        Integer minItems,
        Integer maxItems,
        FieldType items,
        @JsonProperty("item_enum") List<JsonNode> itemValues,
        Map<String, Field> fields,
        List<ItemCount> itemCounts,
        SharedSlots sharedSlots,
        List<Rule> itemRules,
        List<String> known,
        String zeroMeans,
        Effect effect,
        MediaLimits media,
        Map<String, Field> site) {

    public Field {
        values = Copies.nullable(values);
        itemValues = Copies.nullable(itemValues);
        fields = fields == null ? null : Copies.of(fields);
        itemCounts = Copies.nullable(itemCounts);
        itemRules = Copies.nullable(itemRules);
        known = Copies.nullable(known);
        site = site == null ? null : Copies.of(site);
    }

    /** Whether the member must be there. */
    public boolean mandatory() {
        return Boolean.TRUE.equals(required);
    }

    /** What the member does; {@link Effect#USED} when nothing else is said. */
    public Effect effective() {
        return effect == null ? Effect.USED : effect;
    }

    /** Whether text of this member is a link or a file inside the request. */
    public boolean link() {
        return media != null || "uri".equals(format);
    }

    /** Whether the member is a part of the path and not of the body that is sent; see {@link Operation#wireBody}. */
    public boolean inPath() {
        return "path".equals(format);
    }

    /** Whether the value is one of {@link #values()}; true when there are none. */
    public boolean permits(JsonNode value) {
        return listed(values, value);
    }

    /** Whether the item is one of {@link #itemValues()}; true when there are none. */
    public boolean permitsItem(JsonNode item) {
        return listed(itemValues, item);
    }

    private static boolean listed(List<JsonNode> allowed, JsonNode value) {
        return allowed == null || allowed.stream().anyMatch(one -> Condition.same(one, value));
    }

    /** This field as it holds on a site. */
    Field on(Site where) {
        Field overlay = site == null ? null : site.get(where.name().toLowerCase(Locale.ROOT));
        return overlay == null ? this : overlaidWith(overlay);
    }

    /**
     * This field, member by member replaced by what the other says; the members of list items and of media likewise.
     */
    Field overlaidWith(Field top) {
        return new Field(
                either(top.type, type),
                either(top.required, required),
                either(top.defaultValue, defaultValue),
                either(top.values, values),
                either(top.min, min),
                either(top.max, max),
                either(top.minChars, minChars),
                either(top.maxChars, maxChars),
                either(top.pattern, pattern),
                either(top.format, format),
                either(top.minItems, minItems),
                either(top.maxItems, maxItems),
                either(top.items, items),
                either(top.itemValues, itemValues),
                overlaid(fields, top.fields),
                either(top.itemCounts, itemCounts),
                either(top.sharedSlots, sharedSlots),
                either(top.itemRules, itemRules),
                either(top.known, known),
                either(top.zeroMeans, zeroMeans),
                either(top.effect, effect),
                media == null || top.media == null ? either(top.media, media) : media.overlaidWith(top.media),
                overlaid(site, top.site));
    }

    static Map<String, Field> overlaid(Map<String, Field> below, Map<String, Field> top) {
        if (below == null || top == null) {
            return either(top, below);
        }
        Map<String, Field> result = new LinkedHashMap<>(below);
        top.forEach((name, overlay) -> result.merge(name, overlay, Field::overlaidWith));
        return result;
    }

    static <T> T either(T top, T below) {
        return top == null ? below : top;
    }
}
