// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.validation.RequestFault;
import org.apache.camel.Exchange;

/**
 * Finds what an author gave and the request has no place for: options of the endpoint, when the exchange decides on the
 * kind, and headers that only another form of the kind takes. Dropped in silence, something else would be paid for than
 * was asked. Other headers may be there for another step of the route.
 */
final class StrayMembers {

    private final Catalog catalog;
    /** Members that the endpoint's own URI gives; those of the component may be for other endpoints. */
    private final List<String> given;

    /** @param options of the endpoint's own URI */
    StrayMembers(Catalog catalog, Set<String> options) {
        this.catalog = catalog;
        // by the bundled tables, since these have an option for each member; others may have dropped some
        this.given = MemberNames.members(Catalog.bundled()).filter(member -> options.contains(MemberNames.option(member)))
                .sorted(Comparator.comparing(MemberNames::option)).toList();
    }

    /** @throws IllegalArgumentException when the URI gives what no form of the kind takes */
    void requireKnown(String kind) {
        for (String member : given) {
            if (catalog.operations(kind).stream().noneMatch(form -> form.fields().containsKey(member))) {
                throw new IllegalArgumentException(kind + " does not know the option " + MemberNames.option(member));
            }
        }
    }

    List<RequestFault> faults(Exchange exchange, Operation operation) {
        List<RequestFault> faults = new ArrayList<>();
        given.stream().filter(member -> !operation.fields().containsKey(member))
                .forEach(member -> faults.add(fault(MemberNames.option(member), "an option of the endpoint", operation)));
        List<Operation> forms = catalog.operations(operation.kind());
        if (forms.size() > 1) {
            forms.stream().flatMap(form -> form.fields().keySet().stream()).distinct()
                    .filter(member -> !operation.fields().containsKey(member) && !given.contains(member))
                    .filter(member -> exchange.getMessage().getHeader(MemberNames.header(member)) != null)
                    .forEach(member -> faults.add(fault(member, "a header", operation)));
        }
        return faults;
    }

    private RequestFault fault(String field, String given, Operation operation) {
        String beside = operation.chosenWhen().isEmpty()
                ? "" : " when " + operation.chosenWhen().entrySet().stream()
                        .map(test -> test.getKey() + " " + test.getValue().words()).collect(Collectors.joining(" and "));
        return new RequestFault(
                field, given, "no member of this name in " + operation.kind() + beside, catalog.reasons().unwanted());
    }
}
