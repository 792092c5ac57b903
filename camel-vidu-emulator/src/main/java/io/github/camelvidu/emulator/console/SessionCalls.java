// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.console.Sessions.Session;
import io.github.camelvidu.emulator.platform.Accounts;
import io.github.camelvidu.emulator.platform.DecimalId;
import io.github.camelvidu.emulator.platform.Names;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.store.AccountRecord;

/**
 * Signing in. The platform has Google do it; here a name is enough, whoever gives it, and everybody may work for every
 * organisation.
 */
final class SessionCalls {

    private static final String PATH = "/console/session";
    private static final String NOTE = "Local stand-in for the sign-in with Google: a name is enough.";
    private static final String ID = "the id of an organisation, as text";

    private final Accounts accounts;
    private final Sessions sessions;

    SessionCalls(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    void addTo(ConsoleRoutes routes) {
        routes.add("POST", PATH, this::signIn)
                .add("GET", PATH, call -> ConsoleAnswer.json(json(sessions.of(call))))
                .add("PUT", PATH, this::choose)
                .add("DELETE", PATH, this::signOut)
                .add("GET", "/console/organisations", this::organisations);
    }

    /** Who comes for the first time gets an organisation of the same name, without credits and keys. */
    private ConsoleAnswer signIn(ConsoleCall call) {
        String name = call.body("name").text("name", Names.ALLOWED);
        Session session = new Session(name.trim(), accounts.openOrganisation(name).id());
        sessions.close(call);
        return ConsoleAnswer.json(json(session)).with("Set-Cookie", cookie(sessions.open(session), call.secure()));
    }

    private ConsoleAnswer choose(ConsoleCall call) {
        Session former = sessions.of(call);
        String id = call.body("organisation").text("organisation", ID);
        Session session = DecimalId.parse(id).flatMap(accounts::organisation)
                .map(organisation -> new Session(former.name(), organisation.id()))
                .orElseThrow(() -> InputRefusal.invalid("organisation", id, ID, "There is no organisation of this id."));
        sessions.change(call, session);
        return ConsoleAnswer.json(json(session));
    }

    private ConsoleAnswer signOut(ConsoleCall call) {
        sessions.close(call);
        return ConsoleAnswer.nothing().with("Set-Cookie", cookie("", call.secure()) + "; Max-Age=0");
    }

    private ConsoleAnswer organisations(ConsoleCall call) {
        sessions.of(call);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        addAll(json.putArray("organisations"), accounts.organisations());
        return ConsoleAnswer.json(json);
    }

    private ObjectNode json(Session session) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", session.name()).put("note", NOTE);
        List<AccountRecord> all = accounts.organisations();
        all.stream().filter(it -> it.id() == session.organisation()).findFirst()
                .ifPresent(own -> json.set("organisation", json(own)));
        addAll(json.putArray("organisations"), all);
        return json;
    }

    private static void addAll(ArrayNode list, List<AccountRecord> organisations) {
        organisations.forEach(organisation -> list.add(json(organisation)));
    }

    private static ObjectNode json(AccountRecord organisation) {
        return JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(organisation.id()))
                .put("name", organisation.name());
    }

    private static String cookie(String value, boolean secure) {
        return Sessions.COOKIE + "=" + value + "; Path=/console; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }
}
