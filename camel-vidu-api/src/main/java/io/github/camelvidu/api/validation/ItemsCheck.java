// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.EffectiveRequest;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.ItemCount;
import io.github.camelvidu.api.catalog.Origin;
import io.github.camelvidu.api.catalog.Reasons;
import io.github.camelvidu.api.catalog.SharedSlots;

/** Checks what the objects of a list may have together, and the lists of one object together. */
final class ItemsCheck {

    private final Reasons reasons;
    private final Consumer<RequestFault> faults;

    ItemsCheck(Catalog catalog, Consumer<RequestFault> faults) {
        this.reasons = catalog.reasons();
        this.faults = faults;
    }

    /** @param name of the member with what stands before it */
    void check(EffectiveRequest request, String member, Field field, String name) {
        if (field.itemCounts() == null && field.sharedSlots() == null) {
            return;
        }
        JsonNode list = request.given(member);
        List<EffectiveRequest> items = IntStream.range(0, list.size())
                .mapToObj(i -> request.item(member, (ObjectNode) list.get(i))).toList();
        if (field.itemCounts() != null) {
            field.itemCounts().forEach(count -> checkCount(items, count, name, request.origin(member)));
        }
        for (int i = 0; field.sharedSlots() != null && i < items.size(); i++) {
            checkSlots(items.get(i), field.sharedSlots(), ValueCheck.item(name, i));
        }
    }

    private void checkCount(List<EffectiveRequest> items, ItemCount count, String name, Origin origin) {
        long found = items.stream()
                .filter(item -> count.with() == null ? !has(item, count.without()) : has(item, count.with())).count();
        if (found > count.max()) {
            String which = count.with() == null ? " without " + count.without() : " with " + count.with();
            String allowed = (count.max() == 0 ? "no item" : "at most " + Wording.items(count.max())) + which;
            faults.accept(new RequestFault(
                    name, "a list with " + Wording.items((int) found) + which, allowed + origin.words(), reasons.items()));
        }
    }

    private void checkSlots(EffectiveRequest item, SharedSlots slots, String name) {
        int used = slots.members().stream().filter(member -> has(item, member))
                .mapToInt(member -> item.given(member).size()).sum();
        if (used > slots.max()) {
            String members = String.join(" and ", slots.members());
            faults.accept(new RequestFault(
                    name, "an object with " + used + " " + members, "at most " + slots.max() + " " + members + " together",
                    reasons.items()));
        }
    }

    private static boolean has(EffectiveRequest item, String member) {
        return item.present(member) && !item.ignored(member);
    }
}
