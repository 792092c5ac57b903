// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.EffectiveRequest;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.Rule;

/**
 * Holds a request to the limits of the catalog, before it costs anything (Vidu reference, sections 4 and 5). It does
 * not look at the files behind links, nor at the size of the whole body. A file that stands in the body itself is held
 * to the limits of its member: a {@link io.github.camelvidu.api.media.MediaContent} by all that is known of it, except
 * for its size inside the request (see {@link io.github.camelvidu.api.catalog.CommonLimits#largestInside}); a data URI
 * by its media type and length. A member that has no effect is no fault as long as its JSON type is right. Characters
 * are counted as Unicode code points: the platform does not say how it counts, and this count never refuses what
 * another would let pass. Immutable and safe for use by any thread.
 */
public final class RequestValidator {

    private final Catalog catalog;
    private final Validation validation;
    private final Site site;

    public RequestValidator(Catalog catalog, Validation validation, Site site) {
        this.catalog = Objects.requireNonNull(catalog, "catalog");
        this.validation = Objects.requireNonNull(validation, "validation");
        this.site = Objects.requireNonNull(site, "site");
    }

    /**
     * Every fault of a request, in the order of the operation's members, then unknown members, then members that do not
     * go together.
     *
     * @param  operation what the body is for; see {@link Catalog#choose}
     * @param  body      the request as it would be sent; not changed
     * @return           empty when nothing is wrong
     */
    public List<RequestFault> faults(Operation operation, ObjectNode body) {
        if (validation == Validation.OFF) {
            return List.of();
        }
        boolean lenient = validation == Validation.LENIENT;
        EffectiveRequest request = lenient
                ? EffectiveRequest.of(operation, body, site, Rule::firm)
                : EffectiveRequest.of(operation, body, site);
        return new RequestCheck(catalog, operation, lenient, !lenient || firm(operation, body)).check(body, request);
    }

    private static boolean firm(Operation operation, ObjectNode body) {
        return operation.knowsModel(body.path("model"))
                && operation.confidence().firm()
                && EffectiveRequest.model(operation, body).map(model -> model.confidence().firm()).orElse(true);
    }
}
