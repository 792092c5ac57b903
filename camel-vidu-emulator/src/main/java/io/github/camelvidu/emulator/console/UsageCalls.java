// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.platform.Usage.By;
import io.github.camelvidu.emulator.platform.Usage.Row;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.store.BillLine;
import io.github.camelvidu.emulator.store.UsageRecord;

/** What the organisation used, in UTC, and how it was billed hour by hour (Vidu reference, sections 11 and 17). */
final class UsageCalls {

    private static final String PATH = "/console/usage";
    private static final int PAGE_SIZE = 50;
    private static final String PAGES = "1 to 1000000";
    private static final int MOST_PAGES = 1_000_000;

    private final Platform platform;
    private final Sessions sessions;

    UsageCalls(Platform platform, Sessions sessions) {
        this.platform = platform;
        this.sessions = sessions;
    }

    void addTo(ConsoleRoutes routes) {
        routes.add("GET", PATH, this::overview)
                .add("GET", PATH + "/records", this::records)
                .add("GET", PATH + "/bills", this::bills);
    }

    private ConsoleAnswer overview(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        Period period = Period.of(call, platform.now());
        By by = by(call);
        List<Row> rows = platform.usage().rows(organisation, period.from(), period.to(), by);
        ObjectNode json = period.json().put("by", by.name().toLowerCase(Locale.ROOT));
        ArrayNode list = json.putArray("rows");
        rows.forEach(row -> list.add(by == By.KEY ? json(row).put("nickname", row.name()) : json(row)));
        json.set("total", json(rows.stream().reduce(Row.empty("total"), Row::plus)));
        return ConsoleAnswer.json(json);
    }

    private ConsoleAnswer records(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        Period period = Period.of(call, platform.now());
        int page = page(call);
        long count = platform.usage().count(organisation, period.from(), period.to());
        ObjectNode json = period.json()
                .put("page", page)
                .put("pages", Math.max(1, (count + PAGE_SIZE - 1) / PAGE_SIZE))
                .put("count", count);
        ArrayNode list = json.putArray("records");
        platform.usage().records(organisation, period.from(), period.to(), (page - 1L) * PAGE_SIZE, PAGE_SIZE)
                .forEach(record -> list.add(json(record)));
        return ConsoleAnswer.json(json);
    }

    private ConsoleAnswer bills(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        Period period = Period.of(call, platform.now());
        ObjectNode json = period.json();
        ArrayNode list = json.putArray("bills");
        platform.billing().lines(organisation, period.from(), period.to()).forEach(line -> list.add(json(line)));
        return ConsoleAnswer.json(json);
    }

    private static By by(ConsoleCall call) {
        String given = call.parameter("by").orElse("hour");
        return Stream.of(By.values())
                .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseThrow(() -> InputRefusal.invalid("by", given, "hour, day, model, kind or key",
                        "Usage can not be shown by that."));
    }

    private static int page(ConsoleCall call) {
        String given = call.parameter("page").orElse("1");
        if (given.matches("[0-9]{1,7}") && Integer.parseInt(given) >= 1 && Integer.parseInt(given) <= MOST_PAGES) {
            return Integer.parseInt(given);
        }
        throw InputRefusal.invalid("page", given, PAGES, "This is no number of a page.");
    }

    private ObjectNode json(Row row) {
        return JsonNodeFactory.instance.objectNode()
                .put("of", row.of())
                .put("succeeded", row.succeeded())
                .put("failed", row.failed())
                .put("credits", row.credits())
                .put("billed", row.billed())
                .put("usd", usd(row.credits()));
    }

    private ObjectNode json(UsageRecord task) {
        return JsonNodeFactory.instance.objectNode()
                .put("ended_at", task.endedAt().toString())
                .put("created_at", task.createdAt().toString())
                .put("task_id", Long.toString(task.taskId()))
                .put("kind", platform.usage().kind(task.operation()))
                .put("model", task.model())
                .put("key_id", Long.toString(task.keyId()))
                .put("nickname", task.keyName())
                .put("state", task.state())
                .put("err_code", task.errCode())
                .put("credits", task.credits())
                .put("usd", usd(task.credits()))
                .put("billed", task.billed());
    }

    private ObjectNode json(BillLine line) {
        return JsonNodeFactory.instance.objectNode()
                .put("hour", line.beganAt().toString())
                .put("kind", platform.usage().kind(line.operation()))
                .put("model", line.model())
                .put("key_id", Long.toString(line.keyId()))
                .put("succeeded", line.succeeded())
                .put("failed", line.failed())
                .put("credits", line.credits())
                .put("usd", usd(line.credits()));
    }

    private String usd(long credits) {
        return platform.purchases().value(credits).toPlainString();
    }
}
