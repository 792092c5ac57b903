// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * The developer console {@code vidu}: for each account its tasks in flight, its credits, the use of each API key and
 * the calls that have failed last, as text and as JSON. Nothing in it is secret.
 */
@DevConsole(name = "vidu", displayName = "Vidu", description = "Tasks, credits, API keys and errors of the vidu component")
public final class ViduDevConsole extends AbstractDevConsole {

    public ViduDevConsole() {
        super("camel", "vidu", "Vidu", "Tasks, credits, API keys and errors of the vidu component");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringJoiner text = new StringJoiner("\n");
        for (AccountStatus account : accounts()) {
            text.add("Account " + account.name() + " at " + account.baseUri());
            account.numbers().forEach((name, value) -> text.add(String.format("    %-28s %s", name, value)));
            for (AccountStatus.Key key : account.keys()) {
                text.add(String.format(
                        "    Key %-24s %d calls, %d refused, %d tasks, %d credits%s", key.use().name(), key.use().calls(),
                        key.use().refused(), key.use().submitted(), key.use().credits(),
                        key.setAside() ? ", refused lately" : ""));
            }
            for (CallFailure failure : account.failures()) {
                text.add("    Failed " + failure);
            }
            text.add("");
        }
        return text.length() == 0 ? "No account is in use" : text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray accounts = new JsonArray();
        for (AccountStatus account : accounts()) {
            JsonObject one = new JsonObject();
            one.put("account", account.name());
            one.put("baseUrl", account.baseUri());
            one.putAll(account.numbers());
            one.put("keys", account.keys().stream().map(ViduDevConsole::json).collect(JsonArray::new, List::add, List::addAll));
            one.put("lastFailures",
                    account.failures().stream().map(ViduDevConsole::json).collect(JsonArray::new, List::add, List::addAll));
            accounts.add(one);
        }
        JsonObject root = new JsonObject();
        root.put("accounts", accounts);
        return root;
    }

    private static JsonObject json(AccountStatus.Key key) {
        JsonObject json = new JsonObject();
        json.put("key", key.use().name());
        json.put("calls", key.use().calls());
        json.put("refused", key.use().refused());
        json.put("tasks", key.use().submitted());
        json.put("credits", key.use().credits());
        json.put("refusedLately", key.setAside());
        return json;
    }

    private static JsonObject json(CallFailure failure) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("at", failure.at().toString());
        members.put("call", failure.call());
        members.put("reason", failure.reason());
        members.put("status", failure.status());
        members.put("key", failure.key());
        members.put("traceId", failure.traceId());
        return new JsonObject(members);
    }

    private List<AccountStatus> accounts() {
        List<AccountStatus> all = new ArrayList<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof ViduComponent vidu) {
                all.addAll(vidu.status());
            }
        }
        return all;
    }
}
