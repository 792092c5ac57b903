// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Effect;
import io.github.camelvidu.api.catalog.EffectiveRequest;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.FieldType;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.Reasons;

/** The check of one request: walks over its members and those of the objects in its lists, and gathers the faults. */
final class RequestCheck {

    private final Reasons reasons;
    private final Operation operation;
    private final boolean lenient;
    private final boolean limits;
    private final ValueCheck values;
    private final ItemsCheck items;
    private final DemandCheck demands;
    private final List<RequestFault> faults = new ArrayList<>();

    /**
     * @param lenient whether unknown members and models pass
     * @param limits  whether the limits of values hold, or only types and presence
     */
    RequestCheck(Catalog catalog, Operation operation, boolean lenient, boolean limits) {
        this.reasons = catalog.reasons();
        this.operation = operation;
        this.lenient = lenient;
        this.limits = limits;
        this.values = new ValueCheck(catalog, faults::add);
        this.items = new ItemsCheck(catalog, faults::add);
        this.demands = new DemandCheck(catalog, faults::add);
    }

    List<RequestFault> check(ObjectNode body, EffectiveRequest request) {
        check(body, request, "");
        return List.copyOf(faults);
    }

    /** @param prefix what stands before the names of the members, {@code subjects[0].}; empty for the request itself */
    private void check(ObjectNode body, EffectiveRequest request, String prefix) {
        request.fields().forEach((member, field) -> checkMember(request, member, field, prefix));
        if (!lenient) {
            body.fieldNames().forEachRemaining(member -> checkKnown(request, member, body.get(member), prefix));
        }
        demands.check(request, prefix);
    }

    private void checkMember(EffectiveRequest request, String member, Field field, String prefix) {
        String name = prefix + member;
        JsonNode value = request.given(member);
        boolean ignored = request.ignored(member);
        if (field.mandatory() && !ignored && !request.present(member)) {
            faults.add(new RequestFault(name, Wording.given(value), Wording.allowed(field), reasons.missing()));
            return;
        }
        if (value.isMissingNode() || !values.typeFits(name, field, value) || ignored) {
            return;
        }
        if (limits && field.effective() == Effect.UNSUPPORTED) {
            checkAbsent(request, member, value, prefix);
            return;
        }
        if (limited(name, field)) {
            values.check(name, field, value, request.origin(member));
            items.check(request, member, field, name);
        }
        if (field.items() == FieldType.OBJECT) {
            for (int i = 0; i < value.size(); i++) {
                ObjectNode item = (ObjectNode) value.get(i);
                check(item, request.item(member, item), ValueCheck.item(name, i) + ".");
            }
        }
    }

    /** Lenient validation passes on a model that is not listed, and what is not documented for a model. */
    private boolean limited(String name, Field field) {
        return limits && !(lenient && (field.effective() == Effect.UNKNOWN || name.equals("model")));
    }

    private void checkAbsent(EffectiveRequest request, String member, JsonNode value, String prefix) {
        if (value.isBoolean() ? value.booleanValue() : request.present(member)) {
            String allowed = (value.isBoolean() ? "false or nothing" : "nothing") + request.origin(member).words();
            faults.add(new RequestFault(prefix + member, Wording.given(value), allowed, reasons.unsupported()));
        }
    }

    private void checkKnown(EffectiveRequest request, String member, JsonNode value, String prefix) {
        if (!request.fields().containsKey(member)) {
            faults.add(new RequestFault(
                    prefix + Wording.name(member), Wording.given(value), "no member of this name in " + operation.kind(),
                    reasons.unwanted()));
        }
    }
}
