// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.platform.DecimalId;
import io.github.camelvidu.emulator.platform.Film;
import io.github.camelvidu.emulator.platform.FilmChanges;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.KeyRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * What is done with a product advert besides creating it like any task: looked at in detail, a part done again, put
 * together again (Vidu reference, section 5.18).
 */
final class AdvertCalls {

    private static final String ADVERT = "ad_one_click_task_id";
    private static final String CREATE = "adOneClickCreate";

    private final Platform platform;
    private final Authentication authentication;
    private final MediaLinks links;
    private final OperationRules edit;
    private final OperationRules compose;

    AdvertCalls(Platform platform, Authentication authentication, MediaLinks links, RuleBook rules) {
        this.platform = platform;
        this.authentication = authentication;
        this.links = links;
        this.edit = rules.operation("adOneClickEdit");
        this.compose = rules.operation("adOneClickCompose");
    }

    void addTo(Router router) {
        router.route(edit.method(), edit.path(), this::edit)
                .route(compose.method(), compose.path(), this::compose)
                .route("GET", edit.query().orElseThrow(), this::state);
    }

    private Answer edit(Call call) {
        KeyRecord key = authentication.key(call);
        TaskRecord task = platform.add(key, edit, RequestBody.of(call),
                request -> FilmChanges.partAgain(advert(key, request), request));
        return Answer.json(200, created(task, "sub_task_id").put("err_code", task.errCode()).put("credits", task.credits()));
    }

    private Answer compose(Call call) {
        KeyRecord key = authentication.key(call);
        TaskRecord task = platform.add(key, compose, RequestBody.of(call),
                request -> FilmChanges.advertAgain(advert(key, request), request));
        return Answer.json(200, created(task, "compose_sub_task_id").put("credits", task.credits()));
    }

    private Answer state(Call call) {
        Film advert = advert(authentication.key(call), call.id().orElseThrow());
        return Answer.json(200, new AdvertJson(links.signer(call.base())).status(advert));
    }

    private Film advert(KeyRecord key, EffectiveRequest request) {
        return advert(key, DecimalId.parse(request.text(ADVERT)).orElseThrow(() -> Refusal.of("TaskNotFound")));
    }

    private Film advert(KeyRecord key, long id) {
        return platform.films().find(key.accountId(), id, Set.of(CREATE)).orElseThrow(() -> Refusal.of("TaskNotFound"));
    }

    private static ObjectNode created(TaskRecord task, String idMember) {
        return JsonNodeFactory.instance.objectNode()
                .put(ADVERT, task.request().path(ADVERT).textValue())
                .put(idMember, Long.toString(task.id()))
                .put("state", task.state());
    }
}
