// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayList;
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
    private final Set<String> options;

    /** @param given the options of the endpoint's own URI */
    StrayMembers(Catalog catalog, Set<String> given) {
        this.catalog = catalog;
        this.options = given.stream().filter(RequestOptions.NAMES::contains).collect(Collectors.toUnmodifiableSet());
    }

    List<RequestFault> faults(Exchange exchange, Operation operation) {
        List<RequestFault> faults = new ArrayList<>();
        Set<String> taken = operation.fields().keySet().stream().map(MemberNames::option).collect(Collectors.toSet());
        options.stream().filter(option -> !taken.contains(option)).sorted()
                .forEach(option -> faults.add(fault(option, "an option of the endpoint", operation)));
        catalog.operations(operation.kind()).stream().flatMap(form -> form.fields().keySet().stream()).distinct()
                .filter(member -> !operation.fields().containsKey(member) && !options.contains(MemberNames.option(member)))
                .filter(member -> exchange.getMessage().getHeader(MemberNames.header(member)) != null)
                .forEach(member -> faults.add(fault(member, "a header", operation)));
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
