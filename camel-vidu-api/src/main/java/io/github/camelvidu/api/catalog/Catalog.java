// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the platform offers, allows and charges, as data: the operations with their limits, and the price list.
 * Immutable and safe for use by any thread.
 */
public final class Catalog {

    private final CommonLimits common;
    private final Reasons reasons;
    private final List<Operation> operations;
    private final PriceList prices;
    private final Set<String> kinds;

    private Catalog(CommonLimits common, Reasons reasons, List<Operation> operations, PriceList prices) {
        this.common = common;
        this.reasons = reasons;
        this.operations = List.copyOf(operations);
        this.prices = prices;
        Set<String> names = new LinkedHashSet<>();
        operations.stream().filter(Operation::generates).map(Operation::kind).forEach(names::add);
        this.kinds = Collections.unmodifiableSet(names);
    }

    /** The catalog that comes with this library; the same instance each time. */
    public static Catalog bundled() {
        return Bundled.CATALOG;
    }

    /**
     * A catalog from files of the user, laid out as those that come with this library.
     *
     * @param  constraints              the operations and their limits
     * @param  pricing                  the price list
     * @throws IllegalArgumentException if a member is missing, unknown or odd; the message names it
     */
    public static Catalog read(JsonNode constraints, JsonNode pricing) {
        Objects.requireNonNull(constraints, "constraints");
        Objects.requireNonNull(pricing, "pricing");
        CatalogFile limits = new CatalogFile("constraints", constraints);
        List<Operation> operations = new ArrayList<>(limits.map(Operation.class, "operations").values());
        requireDistinctForms(operations);
        return new Catalog(
                limits.value(CommonLimits.class, "common"),
                limits.value(Reasons.class, "schema", "reasons"),
                operations,
                new CatalogFile("pricing", pricing).value(PriceList.class));
    }

    /** The operation of a kind whose body has one form; empty when the kind is unknown or has more forms. */
    public Optional<Operation> operation(String kind) {
        List<Operation> forms = operations(kind);
        return forms.size() == 1 ? Optional.of(forms.get(0)) : Optional.empty();
    }

    /** Every form of a kind, also of those that {@link #kinds()} leaves out; empty when the kind is unknown. */
    public List<Operation> operations(String kind) {
        return operations.stream().filter(operation -> operation.kind().equals(kind)).toList();
    }

    /** Every operation in the order of the file. */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * The form of a kind that a body has.
     *
     * @throws IllegalArgumentException if the kind is unknown
     */
    public Operation choose(String kind, ObjectNode body) {
        List<Operation> forms = operations(kind);
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("The kind is not one of " + String.join(", ", kinds));
        }
        return forms.stream().filter(form -> form.chosenBy(body)).findFirst().orElse(forms.get(forms.size() - 1));
    }

    /** The kinds that generate something, in the order of the file; former spellings included. */
    public Set<String> kinds() {
        return kinds;
    }

    /** Limits that hold for every operation. */
    public CommonLimits common() {
        return common;
    }

    /** The platform's reason for each sort of fault. */
    public Reasons reasons() {
        return reasons;
    }

    public PriceList prices() {
        return prices;
    }

    private static void requireDistinctForms(List<Operation> operations) {
        Map<String, List<Operation>> forms = operations.stream().collect(Collectors.groupingBy(Operation::kind));
        forms.forEach((kind, list) -> {
            if (list.size() > 1 && list.stream().anyMatch(form -> form.chosenWhen().isEmpty())) {
                throw new IllegalArgumentException(
                        "constraints: operations: chosen_when is missing in a form of the kind " + kind);
            }
        });
    }

    /** Loaded when first asked for. */
    private static final class Bundled {

        private static final Catalog CATALOG = read(resource("constraints.json"), resource("pricing.json"));

        private static JsonNode resource(String name) {
            try (InputStream in = Catalog.class.getResourceAsStream("/io/github/camelvidu/api/" + name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is missing in camel-vidu-api");
                }
                return new ObjectMapper().readTree(in);
            } catch (IOException e) {
                throw new UncheckedIOException(name + " of camel-vidu-api can not be read", e);
            }
        }
    }
}
