// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.http.Envelope;
import io.github.camelvidu.emulator.http.TaskOverview;
import io.github.camelvidu.emulator.platform.DecimalId;
import io.github.camelvidu.emulator.platform.Estimate;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.KeyRecord;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * Tasks at the console: the list, one in full, what one would cost, submitting, cancelling. What the platform's API
 * would refuse is refused with its status and its error envelope, by the same checks.
 */
final class TaskCalls {

    private static final String TASKS = "/console/tasks";
    private static final String ESTIMATE = "/console/estimate";
    private static final int PAGE = 50;
    private static final String KEY = "key";
    private static final String OPERATION = "operation";
    private static final String REQUEST = "request";

    private final Platform platform;
    private final Sessions sessions;
    private final TaskOverview overview;
    private final Map<String, OperationRules> operations;
    private final RuleBook rules;

    TaskCalls(Platform platform, RuleBook rules, Sessions sessions, TaskOverview overview) {
        this.platform = platform;
        this.rules = rules;
        this.sessions = sessions;
        this.overview = overview;
        this.operations = rules.covered().stream().filter(OperationRules::listed)
                .collect(Collectors.toMap(OperationRules::id, operation -> operation));
    }

    void addTo(ConsoleRoutes routes) {
        routes.add("GET", "/console/operations", this::operations)
                .add("GET", TASKS, this::list)
                .add("POST", TASKS, call -> inThePlatformsWords(() -> submit(call)))
                .add("GET", TASKS + "/{id}", call -> inThePlatformsWords(() -> detail(call)))
                .add("POST", TASKS + "/{id}/cancel", call -> inThePlatformsWords(() -> cancel(call)))
                .add("POST", ESTIMATE, call -> inThePlatformsWords(() -> estimate(call)));
    }

    /** Whether bodies to the path hold a request to the platform, which may have files in it. */
    static boolean mayBringFiles(String path) {
        return path.equals(TASKS) || path.equals(ESTIMATE);
    }

    /** What can be submitted, and what the tables say about the members of each request. */
    private ConsoleAnswer operations(ConsoleCall call) {
        sessions.of(call);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("operations");
        rules.covered().stream().filter(OperationRules::listed).forEach(operation -> {
            ObjectNode entry = list.addObject()
                    .put("id", operation.id())
                    .put("path", operation.path())
                    .put("result", operation.result());
            entry.set("members", operation.members());
            entry.set("models", operation.membersOfModels());
        });
        return ConsoleAnswer.json(json);
    }

    /** Newest first, a page at a time; {@code next} is the parameter {@code before} of the next page. */
    private ConsoleAnswer list(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        long before = call.parameter("before").map(TaskCalls::before).orElse(Long.MAX_VALUE);
        List<TaskRecord> tasks = platform.newest(organisation, before, PAGE + 1);
        List<TaskRecord> shown = tasks.subList(0, Math.min(PAGE, tasks.size()));
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("running", platform.running(organisation))
                .put("waiting", platform.waiting(organisation))
                .put("concurrency", platform.concurrency())
                .put("next", tasks.size() > PAGE ? Long.toString(shown.get(PAGE - 1).id()) : null);
        json.set("tasks", overview.rows(shown, call.base()));
        return ConsoleAnswer.json(json);
    }

    private ConsoleAnswer detail(ConsoleCall call) {
        return ConsoleAnswer.json(overview.detail(task(call), call.base()));
    }

    private ConsoleAnswer cancel(ConsoleCall call) {
        platform.cancel(sessions.of(call).organisation(), call.id());
        return ConsoleAnswer.json(overview.detail(task(call), call.base()));
    }

    private TaskRecord task(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        return platform.task(call.id()).filter(task -> task.accountId() == organisation)
                .orElseThrow(() -> InputRefusal.notFound("id", Long.toString(call.id()), "There is no such task."));
    }

    /** What a create call with that key would cost. */
    private ConsoleAnswer estimate(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        ConsoleBody body = call.body(KEY, OPERATION, REQUEST);
        Estimate estimate = platform.estimate(
                key(organisation, body), rules.form(operation(body).path(), request(body)), request(body));
        long balance = platform.books().balance(organisation);
        return ConsoleAnswer.json(JsonNodeFactory.instance.objectNode()
                .put("credits", estimate.credits())
                .put("usd", platform.purchases().value(estimate.credits()).toPlainString())
                .put("priced", estimate.priced())
                .put("balance", balance)
                .put("enough", estimate.credits() <= balance));
    }

    /** Like a create call with that key. */
    private ConsoleAnswer submit(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        ConsoleBody body = call.body(KEY, OPERATION, REQUEST);
        TaskRecord task = platform.create(
                key(organisation, body), rules.form(operation(body).path(), request(body)), request(body));
        return ConsoleAnswer.json(JsonNodeFactory.instance.objectNode().put("id", Long.toString(task.id())));
    }

    private KeyRecord key(long organisation, ConsoleBody body) {
        String id = body.text(KEY, "the id of an active key, as text");
        KeyRecord key = DecimalId.parse(id)
                .flatMap(number -> platform.keys().keys(organisation).stream().filter(it -> it.id() == number).findFirst())
                .orElseThrow(() -> InputRefusal.notFound(KEY, id, "The organisation has no such key."));
        if (key.suspended()) {
            throw InputRefusal.conflict(KEY, id, "an active key", "The key is suspended.");
        }
        return key;
    }

    private OperationRules operation(ConsoleBody body) {
        String id = body.text(OPERATION, String.join(", ", operations.keySet()));
        OperationRules operation = operations.get(id);
        if (operation == null) {
            throw InputRefusal.invalid(
                    OPERATION, id, String.join(", ", operations.keySet()), "Nothing of that name makes a task.");
        }
        return operation;
    }

    private static ObjectNode request(ConsoleBody body) {
        JsonNode request = body.required(REQUEST, "a JSON object");
        if (request instanceof ObjectNode object) {
            return object;
        }
        throw InputRefusal.invalid(REQUEST, request.toString(), "a JSON object", "The request is no JSON object.");
    }

    private static long before(String id) {
        return DecimalId.parse(id)
                .orElseThrow(() -> InputRefusal.invalid("before", id, "the id of a task", "This is no id of a task."));
    }

    private static ConsoleAnswer inThePlatformsWords(Supplier<ConsoleAnswer> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            return ConsoleAnswer.json(refusal.status(), Envelope.json(refusal));
        }
    }
}
