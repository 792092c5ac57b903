// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.store.CreationRecord;
import io.github.camelvidu.emulator.store.CreditPackageRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/** The calls that read or cancel tasks, and the balance (Vidu reference, sections 6 and 8.1). */
final class TaskQueries {

    private final Platform platform;
    private final Authentication authentication;
    private final MediaLinks links;
    private final ListQuery listQuery;
    private final TaskJson json;
    private final CreationsAnswer creations;

    TaskQueries(Platform platform, Authentication authentication, MediaLinks links, ListQuery listQuery, TaskJson json) {
        this.platform = platform;
        this.authentication = authentication;
        this.links = links;
        this.listQuery = listQuery;
        this.json = json;
        this.creations = new CreationsAnswer(platform, links, json);
    }

    Answer creations(Call call) {
        TaskRecord task = platform.task(authentication.key(call).accountId(), call.taskId());
        return Answer.json(200, creations.of(task, call.base()));
    }

    Answer list(Call call) {
        ListQuery.Page page = listQuery.read(authentication.key(call).accountId(), call.query(), call.listAge());
        List<TaskRecord> tasks = platform.tasks(page.filter());
        List<TaskRecord> shown = tasks.subList(0, Math.min(page.size(), tasks.size()));
        Map<Long, List<CreationRecord>> creations = platform.creations(shown);
        ObjectNode answer = JsonNodeFactory.instance.objectNode()
                .put("next_page_token", tasks.size() > page.size() ? page.nextToken() : "");
        ArrayNode list = answer.putArray("tasks");
        shown.forEach(task -> list.add(
                json.listed(task, creations.getOrDefault(task.id(), List.of()), links.signer(call.base()))));
        return Answer.json(200, answer);
    }

    /** The documented body repeats the id and is not looked at. */
    Answer cancel(Call call) {
        platform.cancel(authentication.key(call).accountId(), call.taskId());
        return Answer.json(200, JsonNodeFactory.instance.objectNode());
    }

    Answer credits(Call call) {
        long accountId = authentication.key(call).accountId();
        List<CreditPackageRecord> packages = platform.books().packages(accountId);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("remains").add(remain(accountId, packages));
        if (call.query().first("show_detail").map(Boolean::parseBoolean).orElse(false)) {
            json.putArray("general_remains").add(remain(accountId, packages));
            json.putArray("exclusive_remains");
            ArrayNode list = json.putArray("packages");
            packages.forEach(bought -> list.add(packageJson(bought)));
        }
        return Answer.json(200, json);
    }

    private ObjectNode remain(long accountId, List<CreditPackageRecord> packages) {
        return JsonNodeFactory.instance.objectNode()
                .put("type", "metered")
                .put("credit_remain", packages.stream().mapToLong(CreditPackageRecord::creditRemain).sum())
                .put("concurrency_limit", platform.concurrency())
                .put("current_concurrency", platform.running(accountId))
                .put("queue_count", platform.waiting(accountId));
    }

    private ObjectNode packageJson(CreditPackageRecord bought) {
        return JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(bought.id()))
                .put("name", bought.name())
                .put("type", bought.type())
                .put("concurrency", platform.concurrency())
                .put("credit_amount", bought.creditAmount())
                .put("credit_remain", bought.creditRemain())
                .put("created_at", bought.validFrom().toString())
                .put("purchase_at", bought.validFrom().toString())
                .put("valid_from", bought.validFrom().toString())
                .put("valid_to", bought.validTo().toString());
    }
}
