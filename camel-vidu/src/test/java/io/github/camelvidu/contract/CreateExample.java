// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;

/**
 * A published example of a request that creates or changes something.
 *
 * @param name such as {@code lipSync.text}
 * @param form the form of its request
 */
record CreateExample(String name, RawForm form) {

    static Stream<CreateExample> all() {
        return OpenApi.requests().stream().flatMap(name -> {
            ObjectNode body = OpenApi.request(name);
            String model = body.path("model").asText(null);
            return RawForm.all(Site.GLOBAL).stream()
                    .filter(form -> form.operationId().equals(name.split("\\.")[0]))
                    .filter(form -> form.model() == null || form.model().equals(model))
                    .filter(form -> !form.key().contains(".") || form.key().endsWith(".subjects") == body.has("subjects"))
                    .map(form -> new CreateExample(name, form));
        });
    }

    OpenApi.Call call() {
        return OpenApi.covered(form.operationId());
    }

    /** The example, with things that exist here in place of those it names, and the id of the path. */
    ObjectNode body(ExistingThings existing) {
        ObjectNode body = OpenApi.request(name);
        existing.values().forEach((member, value) -> {
            if (body.has(member) || member.equals("id") && form.hasPathId()) {
                body.set(member, value);
            }
        });
        body.path("subjects").forEach(subject -> {
            if (subject.has("server_id")) {
                ((ObjectNode) subject).set("server_id", existing.value("subjects.server_id").orElseThrow());
            }
        });
        return existing.withUpload(body);
    }

    @Override
    public String toString() {
        return name;
    }
}
