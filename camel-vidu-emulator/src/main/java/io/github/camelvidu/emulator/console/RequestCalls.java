// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelvidu.emulator.json.Json;
import io.github.camelvidu.emulator.platform.DecimalId;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.spy.Masks;
import io.github.camelvidu.emulator.spy.RecordedAnswer;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import io.github.camelvidu.emulator.spy.RecordedRequests;

/** What the platform was asked and what it answered, without keys, signatures and contents of files. */
final class RequestCalls {

    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final int LONGEST_BODY = 64 * 1024;

    private final RecordedRequests requests;

    RequestCalls(RecordedRequests requests) {
        this.requests = requests;
    }

    void addTo(ConsoleRoutes routes) {
        routes.add("GET", "/emulator/requests", this::list);
    }

    /** With {@code since} the oldest behind it, so that none is missed; without it the latest. */
    private ConsoleAnswer list(ConsoleCall call) {
        call.allowParameters("method", "path", "since", "limit");
        Optional<Long> since = number(call, "since", Long.MAX_VALUE);
        int limit = number(call, "limit", MOST).map(Long::intValue).orElse(USUAL);
        List<RecordedRequest> found = requests
                .to(call.parameter("method").orElse("*"), call.parameter("path").orElse("/**")).stream()
                .filter(request -> request.number() > since.orElse(0L)).toList();
        int from = since.isPresent() ? 0 : Math.max(0, found.size() - limit);
        List<RecordedRequest> shown = found.subList(from, Math.min(found.size(), from + limit));
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("seen", requests.seen());
        json.put("next", shown.isEmpty() ? since.orElse(0L) : shown.get(shown.size() - 1).number());
        ArrayNode list = json.putArray("requests");
        shown.forEach(request -> list.add(json(request)));
        return ConsoleAnswer.json(json);
    }

    private static Optional<Long> number(ConsoleCall call, String name, long most) {
        return call.parameter(name).map(text -> DecimalId.parse(text).filter(number -> number <= most)
                .orElseThrow(() -> InputRefusal.invalid(name, text, "a whole number from 0 to " + most,
                        "The parameter " + name + " is no such number.")));
    }

    private static ObjectNode json(RecordedRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("number", request.number())
                .put("time", request.time().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("query", Masks.query(request.rawQuery()));
        ObjectNode headers = json.putObject("headers");
        request.headers().forEach((name, values) -> {
            ArrayNode list = headers.putArray(name);
            values.forEach(value -> list.add(Masks.header(name, value)));
        });
        json.put("bodySize", request.bodySize());
        json.set("body", body(request.bodyText()));
        request.answer().ifPresent(answer -> json.set("answer", json(answer)));
        return json;
    }

    private static ObjectNode json(RecordedAnswer answer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", answer.status());
        ObjectNode headers = json.putObject("headers");
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            headers.put(header.getKey(), Masks.header(header.getKey(), header.getValue()));
        }
        json.set("body", body(answer.bodyText()));
        return json;
    }

    /** JSON as JSON, all else as text. */
    private static JsonNode body(String text) {
        String masked = Masks.text(text);
        if (masked.length() > LONGEST_BODY) {
            return TextNode.valueOf(masked.substring(0, LONGEST_BODY) + "…");
        }
        try {
            JsonNode json = Json.MAPPER.readTree(masked);
            return json.isContainerNode() ? json : TextNode.valueOf(masked);
        } catch (IOException e) {
            return TextNode.valueOf(masked);
        }
    }
}
