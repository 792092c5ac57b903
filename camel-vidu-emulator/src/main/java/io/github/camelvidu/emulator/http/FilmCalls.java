// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelvidu.emulator.platform.Film;
import io.github.camelvidu.emulator.platform.FilmChanges;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.KeyRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/** One-click films: created, looked at, a shot done again, put together again (Vidu reference, section 5.18). */
final class FilmCalls {

    private final Platform platform;
    private final Authentication authentication;
    private final MediaLinks links;
    private final String type;
    private final OperationRules create;
    private final OperationRules edit;
    private final OperationRules compose;

    /**
     * @param operations what the names of the four operations begin with
     * @param type       what answers call the product
     */
    FilmCalls(
              Platform platform, Authentication authentication, MediaLinks links, RuleBook rules, String operations,
              String type) {
        this.platform = platform;
        this.authentication = authentication;
        this.links = links;
        this.type = type;
        this.create = rules.operation(operations + "Create");
        this.edit = rules.operation(operations + "Edit");
        this.compose = rules.operation(operations + "Compose");
    }

    void addTo(Router router) {
        router.route(create.method(), create.path(), this::create)
                .route("GET", create.query().orElseThrow(), this::state)
                .route(edit.method(), edit.path(), this::edit)
                .route(compose.method(), compose.path(), this::compose);
    }

    private Answer create(Call call) {
        return created(platform.create(authentication.key(call), create, RequestBody.of(call)));
    }

    private Answer edit(Call call) {
        KeyRecord key = authentication.key(call);
        return created(platform.add(key, edit, RequestBody.of(call),
                request -> FilmChanges.shotAgain(film(key, call, Set.of(create.operationId())), request)));
    }

    private Answer compose(Call call) {
        KeyRecord key = authentication.key(call);
        return created(platform.add(key, compose, RequestBody.of(call),
                request -> FilmChanges.filmAgain(film(key, call, Set.of(create.operationId())), request)));
    }

    /** Knows the ids of edits and compositions too. */
    private Answer state(Call call) {
        Film film = film(authentication.key(call), call,
                Set.of(create.operationId(), edit.operationId(), compose.operationId()));
        return Answer.json(200, new FilmJson(type, links.signer(call.base())).status(film));
    }

    private Film film(KeyRecord key, Call call, Set<String> operations) {
        return platform.films().find(key.accountId(), call.id().orElseThrow(), operations)
                .orElseThrow(() -> Refusal.of("NotFound"));
    }

    private static Answer created(TaskRecord task) {
        return Answer.json(200, JsonNodeFactory.instance.objectNode().put("id", Long.toString(task.id())));
    }
}
