// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How many items of a list may have or lack a member ({@code item_counts}), and how many slots the members of one item
 * share ({@code shared_slots}; Vidu reference, section 5.4). Members without effect are not counted.
 */
record ItemCounts(FieldRule list) {

    /** @throws Refusal {@code FieldItemCountOutOfRange} for the list */
    void checkCounts(List<RuledObject> items) {
        for (JsonNode count : list.limits().path("item_counts")) {
            boolean with = count.has("with");
            String member = count.path(with ? "with" : "without").textValue();
            long found = items.stream().filter(item -> item.says(member) == with).count();
            if (found > count.path("max").longValue()) {
                throw Refusal.of(Breach.ITEMS, List.of(list.name()));
            }
        }
    }

    /** @throws Refusal {@code FieldItemCountOutOfRange} for the members that share */
    void checkSlots(List<RuledObject> items) {
        JsonNode slots = list.limits().path("shared_slots");
        for (RuledObject item : items) {
            checkSlots(item, slots);
        }
    }

    private static void checkSlots(RuledObject item, JsonNode slots) {
        int taken = 0;
        List<String> names = new ArrayList<>();
        for (JsonNode member : slots.path("members")) {
            taken += item.count(member.textValue());
            names.add(item.name(member.textValue()));
        }
        if (slots.has("max") && taken > slots.get("max").intValue()) {
            throw Refusal.of(Breach.ITEMS, names);
        }
    }
}
