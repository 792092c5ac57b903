// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The platform's reason for each sort of fault (Vidu reference, section 10).
 *
 * @param missing     a required member is absent or empty
 * @param unwanted    the operation has no such member
 * @param unsupported the model does not offer the member
 * @param value       a value, or its JSON type, is not allowed
 * @param model       the model is not one of the operation
 * @param chars       text is too short or too long
 * @param rule        members do not go together
 * @param items       a list has too few or too many items
 * @param media       a file is too large, or out of its limits otherwise
 * @param mediaFormat a file is of a format that is not accepted
 * @param mediaFetch  a file could not be fetched
 */
public record Reasons(
        @JsonProperty(required = true) String missing,
        @JsonProperty(required = true) String unwanted,
        @JsonProperty(required = true) String unsupported,
        @JsonProperty(required = true) String value,
        @JsonProperty(required = true) String model,
        @JsonProperty(required = true) String chars,
        @JsonProperty(required = true) String rule,
        @JsonProperty(required = true) String items,
        @JsonProperty(required = true) String media,
        @JsonProperty(required = true) String mediaFormat,
        @JsonProperty(required = true) String mediaFetch) {
}
