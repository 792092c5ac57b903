// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Spellings of the kinds: a route author writes {@code startEnd2video} as readily as {@code start-end2video}. */
final class KindNames {

    private final Set<String> kinds = new LinkedHashSet<>();
    private final Map<String, Set<String>> bySpelling = new LinkedHashMap<>();
    private final Map<String, Set<String>> byOperationId = new LinkedHashMap<>();

    KindNames(List<Operation> operations) {
        for (Operation operation : operations) {
            String kind = operation.kind();
            kinds.add(kind);
            bySpelling.computeIfAbsent(bare(kind), spelling -> new LinkedHashSet<>()).add(kind);
            byOperationId.computeIfAbsent(bare(operation.operationId()), spelling -> new LinkedHashSet<>()).add(kind);
        }
    }

    Optional<String> kind(String name) {
        if (kinds.contains(name)) {
            return Optional.of(name);
        }
        Map<String, Set<String>> meant = bySpelling.containsKey(bare(name)) ? bySpelling : byOperationId;
        Set<String> found = meant.getOrDefault(bare(name), Set.of());
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static String bare(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
