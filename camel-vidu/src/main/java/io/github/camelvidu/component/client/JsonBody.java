// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.apache.hc.core5.http.ContentType;

/**
 * A JSON tree as a request body. It is turned into bytes while it is written, so that files inside it are never in
 * memory as a whole; its length is counted by a pass that writes to nowhere.
 */
final class JsonBody implements RequestBody {

    private static final String CONTENT_TYPE = ContentType.APPLICATION_JSON.toString();

    private final ObjectWriter writer;
    private final JsonNode tree;
    private long length = -1;

    /** @param tree not copied: it must not change as long as the body is in use */
    JsonBody(ObjectMapper mapper, JsonNode tree) {
        // a tree that breaks off must not end as if it were whole
        this.writer = mapper.writer().withoutFeatures(JsonGenerator.Feature.AUTO_CLOSE_TARGET,
                JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        this.tree = tree;
    }

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public synchronized long length() throws IOException {
        if (length < 0) {
            length = WrittenBytes.of(this);
        }
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        writer.writeValue(out, tree);
    }

    /** The tree holds prompts. */
    @Override
    public String toString() {
        return "JsonBody";
    }
}
