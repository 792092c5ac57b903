// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Prices of a user laid over those of a catalog; see {@link Catalog#extendedBy}. */
final class PricingPatch {

    private static final String ROWS = "rows";
    private static final String EXTRAS = "extras";
    private static final String UNPRICED = "unpriced";

    private PricingPatch() {
    }

    /** @return a new tree; neither argument is changed */
    static JsonNode apply(JsonNode base, JsonNode patch) {
        PatchMembers.requireKnown("pricing", base, patch, "unit_price");
        CatalogFile file = new CatalogFile("pricing", patch);
        file.requireItems(PriceRow.class, ROWS);
        file.requireItems(PriceRow.class, EXTRAS);
        file.requireItems(Unpriced.class, UNPRICED);
        ObjectNode others = patch.deepCopy();
        others.remove(List.of(ROWS, EXTRAS, UNPRICED));
        ObjectNode merged = (ObjectNode) MergePatch.apply(base, others);
        for (String list : List.of(ROWS, EXTRAS, UNPRICED)) {
            ArrayNode rows = left(base.path(list), patch.path(list), PricingPatch::sameModel);
            if (list.equals(UNPRICED)) {
                rows = left(rows, patch.path(ROWS), PricingPatch::prices);
            }
            patch.path(list).forEach(rows::add);
            merged.set(list, rows);
        }
        return merged;
    }

    /** The old rows that none of the new ones takes the place of. */
    private static ArrayNode left(JsonNode old, JsonNode rows, BiPredicate<JsonNode, JsonNode> replaces) {
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        all(old).filter(one -> all(rows).noneMatch(row -> replaces.test(row, one))).forEach(left::add);
        return left;
    }

    private static boolean sameModel(JsonNode row, JsonNode old) {
        return same(row, old, "kind") && same(row, old, "model");
    }

    /** Whether a row prices what had no price. Surcharges without a price stay: the row is for the rest. */
    private static boolean prices(JsonNode row, JsonNode unpriced) {
        boolean resolution = value(unpriced, "resolution").isMissingNode() || same(row, unpriced, "resolution");
        boolean when = unpriced.path("when").isEmpty() || same(row, unpriced, "when");
        return sameModel(row, unpriced) && resolution && when && unpriced.path("part").asText("base").equals("base");
    }

    private static boolean same(JsonNode one, JsonNode other, String member) {
        return value(one, member).equals(value(other, member));
    }

    private static JsonNode value(JsonNode row, String member) {
        return row.hasNonNull(member) ? row.get(member) : MissingNode.getInstance();
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
