// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a model changes in an operation.
 *
 * @param confidence how sure this is
 * @param note       a remark; may be null
 * @param fields     overlays of the fields of the operation
 * @param rules      come after those of the operation
 */
public record ModelLimits(
        @JsonProperty(required = true) Confidence confidence,
        String note,
        @JsonProperty(required = true) Map<String, Field> fields,
        List<Rule> rules) {

    public ModelLimits {
        fields = Copies.of(fields);
        rules = Copies.of(rules);
    }
}
