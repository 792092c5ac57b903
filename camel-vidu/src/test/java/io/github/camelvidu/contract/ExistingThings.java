// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Values of members that name something which must exist on the platform.
 *
 * @param values by member
 * @param upload reference of a picture that was uploaded
 */
record ExistingThings(Map<String, JsonNode> values, String upload) {

    private static final Pattern UPLOAD = Pattern.compile("ssupload:\\?id=\\d+");

    /** Empty when the member names nothing. */
    Optional<JsonNode> value(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /** A body that refers to the upload in place of any other. */
    ObjectNode withUpload(ObjectNode body) {
        try {
            return (ObjectNode) RawForm.JSON.readTree(UPLOAD.matcher(body.toString()).replaceAll(upload));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
