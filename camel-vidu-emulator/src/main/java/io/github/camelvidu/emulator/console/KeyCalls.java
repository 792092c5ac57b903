// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.platform.ApiKeys;
import io.github.camelvidu.emulator.platform.ApiKeys.NewKey;
import io.github.camelvidu.emulator.platform.Names;
import io.github.camelvidu.emulator.store.KeyRecord;

/** The API keys of the organisation (Vidu reference, section 17). */
final class KeyCalls {

    private static final String PATH = "/console/keys";

    private final ApiKeys keys;
    private final Sessions sessions;

    KeyCalls(ApiKeys keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    void addTo(ConsoleRoutes routes) {
        routes.add("GET", PATH, this::list)
                .add("POST", PATH, this::create)
                .add("POST", PATH + "/{id}/suspend", this::suspend)
                .add("POST", PATH + "/{id}/resume", this::resume)
                .add("DELETE", PATH + "/{id}", this::delete);
    }

    private ConsoleAnswer list(ConsoleCall call) {
        return list(sessions.of(call).organisation());
    }

    /** The only answer that has a key. */
    private ConsoleAnswer create(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        NewKey made = keys.create(organisation, call.body("nickname").text("nickname", Names.ALLOWED));
        return ConsoleAnswer.json(201, json(made.key()).put("key", made.secret()));
    }

    private ConsoleAnswer suspend(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        keys.suspend(organisation, call.id());
        return list(organisation);
    }

    private ConsoleAnswer resume(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        keys.resume(organisation, call.id());
        return list(organisation);
    }

    private ConsoleAnswer delete(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        keys.delete(organisation, call.id());
        return list(organisation);
    }

    private ConsoleAnswer list(long organisation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("most_active", ApiKeys.MOST_ACTIVE);
        ArrayNode list = json.putArray("keys");
        keys.keys(organisation).forEach(key -> list.add(json(key)));
        return ConsoleAnswer.json(json);
    }

    private static ObjectNode json(KeyRecord key) {
        return JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(key.id()))
                .put("nickname", key.nickname())
                .put("hint", key.hint())
                .put("state", key.suspended() ? "suspended" : "active")
                .put("created_at", key.createdAt().toString());
    }
}
