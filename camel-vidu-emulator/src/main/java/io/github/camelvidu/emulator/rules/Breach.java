// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.emulator.json.JsonResource;

/** What can be wrong with a request. The tables say with which reason each is answered. */
public enum Breach {

    /** A required member that is missing or empty. */
    MISSING,
    /** A member that the operation does not know. */
    UNWANTED,
    /** A member that the model does not offer. */
    UNSUPPORTED,
    /** A value outside its enum, range or pattern. */
    VALUE,
    /** A model that the operation does not have. */
    MODEL,
    /** A text that is too short or too long. */
    CHARS,
    /** Members that exclude each other. */
    RULE,
    /** A list with too few or too many items. */
    ITEMS,
    /** A file outside the limits of its member. */
    MEDIA,
    /** A file of a kind or format that the member does not take, or none at all. */
    MEDIA_FORMAT,
    /** A reference that nothing can be fetched from. */
    MEDIA_FETCH;

    private static final JsonNode REASONS = JsonResource.read(RuleBook.CONSTRAINTS).at("/schema/reasons");

    /** How the platform answers it. */
    public Reason reason() {
        return Reason.named(REASONS.path(name().toLowerCase(Locale.ROOT)).asText());
    }
}
