// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the platform offers, allows and charges, as data: the operations with their limits, and the price list.
 * Immutable and safe for use by any thread.
 */
public final class Catalog {

    private final JsonNode constraints;
    private final JsonNode pricing;
    private final CommonLimits common;
    private final Reasons reasons;
    private final List<Operation> operations;
    private final PriceList prices;
    private final Set<String> kinds;
    private final Set<String> requestKinds;
    private final KindNames names;

    /** Takes copies of the files, to lay more over them later. */
    private Catalog(JsonNode constraints, JsonNode pricing) {
        this.constraints = constraints.deepCopy();
        this.pricing = pricing.deepCopy();
        JsonNode complete = constraints.deepCopy();
        PathId.declareIn(complete);
        SoundLinks.declareIn(complete);
        CatalogFile limits = new CatalogFile("constraints", complete);
        this.operations = List.copyOf(limits.map(Operation.class, "operations").values());
        requireDistinctForms(operations);
        this.common = limits.value(CommonLimits.class, "common");
        this.reasons = limits.value(Reasons.class, "schema", "reasons");
        this.prices = new CatalogFile("pricing", pricing).value(PriceList.class);
        this.kinds = kinds(operations, Operation::generates);
        this.requestKinds = kinds(operations, operation -> operation.generates() || operation.result().equals("subject"));
        this.names = new KindNames(operations);
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
        return new Catalog(constraints, pricing);
    }

    /**
     * This catalog with tables of the user laid over it, for what is newer than it: a model, a limit, a price. Both
     * parts are JSON merge patches (RFC 7396): objects are merged, null takes a member away, anything else replaces
     * what was there, lists as a whole. Two things go further:
     * <ul>
     * <li>a model that is added below {@code operations.X.models} may be asked for in operation X, and one that is
     * taken away may not, without a word in the list of its field {@code model}. A list that the patch has itself loses
     * nothing;</li>
     * <li>the price lists {@code rows}, {@code extras} and {@code unpriced} are not replaced as a whole: each takes the
     * place of the entries of the same list that have the same kind and model, and leaves the others. A row also ends
     * those entries of {@code unpriced} of its kind and model that had no price for its resolution, unless they are for
     * a surcharge or under another condition.</li>
     * </ul>
     *
     * @param  tables                   {@code {"constraints": {...}, "pricing": {...}}}, laid out as the files that
     *                                  come with this library; each may be left out
     * @throws IllegalArgumentException if a member is missing, unknown or odd afterwards; the message names it
     */
    public Catalog extendedBy(JsonNode tables) {
        Objects.requireNonNull(tables, "tables");
        if (!tables.isObject()) {
            throw new IllegalArgumentException("tables: the content is not an object");
        }
        tables.properties().forEach(part -> {
            if (!part.getKey().equals("constraints") && !part.getKey().equals("pricing")) {
                throw new IllegalArgumentException("tables: " + part.getKey() + " is not one of constraints, pricing");
            }
            if (!part.getValue().isObject()) {
                throw new IllegalArgumentException("tables: " + part.getKey() + " is not an object");
            }
        });
        return new Catalog(
                tables.has("constraints") ? ConstraintsPatch.apply(constraints, tables.get("constraints")) : constraints,
                tables.has("pricing") ? PricingPatch.apply(pricing, tables.get("pricing")) : pricing);
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

    /**
     * The kind that a name stands for: the kind itself, its spelling in other case and without hyphens
     * ({@code startEnd2video}), or the platform's name of the call ({@code oneClickMvCreate}), written as freely. Kinds
     * come first.
     *
     * @param  name never null
     * @return      empty when it stands for none, or for more than one
     */
    public Optional<String> kind(String name) {
        return names.kind(name);
    }

    /** The kinds that generate something, in the order of the file; former spellings included. */
    public Set<String> kinds() {
        return kinds;
    }

    /**
     * The kinds whose requests people fill in, in the order of the file: {@link #kinds()} and those that create and
     * change subjects.
     */
    public Set<String> requestKinds() {
        return requestKinds;
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

    private static Set<String> kinds(List<Operation> operations, Predicate<Operation> wanted) {
        Set<String> kinds = new LinkedHashSet<>();
        operations.stream().filter(wanted).map(Operation::kind).forEach(kinds::add);
        return Collections.unmodifiableSet(kinds);
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
