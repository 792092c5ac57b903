// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.spy;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the emulator answered, as it set out to: a fault may have broken it on its way. Holds signed links as they were
 * sent; {@link #toString} does not show them.
 *
 * @param status  HTTP status
 * @param headers without {@code Content-Length} and {@code Date}
 * @param body    what was made in memory, not to be changed any more; empty for files of results, which are not kept,
 *                and for old answers
 */
public record RecordedAnswer(int status, Map<String, String> headers, byte[] body) {

    public RecordedAnswer {
        headers = Map.copyOf(headers);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    int keptBytes() {
        return body.length;
    }

    RecordedAnswer withoutBody() {
        return new RecordedAnswer(status, headers, new byte[0]);
    }

    @Override
    public String toString() {
        return Integer.toString(status);
    }
}
