// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.github.camelvidu.emulator.fault.Fault;

/** What a fault can do to a request, by the names of the methods of {@link Fault}. */
final class RequestEffects {

    private static final int LONGEST_SURPLUS = 1 << 20;
    private static final long ANY = Long.MAX_VALUE;

    private static final Map<String, EffectForm<Fault>> FORMS = forms();

    private RequestEffects() {
    }

    /** By name, in the order of the manual. */
    static Map<String, EffectForm<Fault>> all() {
        return FORMS;
    }

    private static Map<String, EffectForm<Fault>> forms() {
        Map<String, EffectForm<Fault>> forms = new LinkedHashMap<>();
        put(forms, "pass", (fault, in) -> fault);
        put(forms, "reply", RequestEffects::reply, "reason", "status", "message");
        put(forms, "replyRaw", (fault, in) -> fault.replyRaw(status(in), in.text("contentType"), in.text("body")),
                "status", "contentType", "body");
        put(forms, "reset", (fault, in) -> fault.reset());
        put(forms, "close", (fault, in) -> fault.close());
        put(forms, "resetInRequest", (fault, in) -> fault.resetInRequest(in.whole("bytes", 0, ANY)), "bytes");
        put(forms, "truncate", (fault, in) -> fault.truncate(in.whole("bytes", 0, ANY)), "bytes");
        put(forms, "resetAfter", (fault, in) -> fault.resetAfter(in.share("share")), "share");
        put(forms, "shortBody", (fault, in) -> fault.shortBody(in.whole("missing", 1, ANY / 2)), "missing");
        put(forms, "longBody", (fault, in) -> fault.longBody((int) in.whole("surplus", 1, LONGEST_SURPLUS)), "surplus");
        put(forms, "cutChunks", (fault, in) -> fault.cutChunks(in.share("share")), "share");
        put(forms, "slow", (fault, in) -> fault.slow(in.whole("bytesPerSecond", 1, ANY)), "bytesPerSecond");
        put(forms, "gzip", (fault, in) -> fault.gzip());
        put(forms, "damage", (fault, in) -> fault.damage(in.whole("bytes", 1, ANY)), "bytes");
        put(forms, "ignoreRange", (fault, in) -> fault.ignoreRange());
        put(forms, "replaced", (fault, in) -> fault.replaced(in.text("etag")), "etag");
        put(forms, "refuse", (fault, in) -> fault.refuse(status(in), in.text("code"), in.text("message", in.text("code"))),
                "status", "code", "message");
        put(forms, "expired", (fault, in) -> fault.expired());
        put(forms, "redirect", (fault, in) -> fault.redirect(status(in), in.text("address")), "status", "address");
        put(forms, "lag", (fault, in) -> fault.lag(in.time("age")), "age");
        put(forms, "ignoreTaskIds", (fault, in) -> fault.ignoreTaskIds());
        put(forms, "state", (fault, in) -> fault.state(in.text("state")), "state");
        put(forms, "withoutCreations", (fault, in) -> fault.withoutCreations());
        put(forms, "members", RequestEffects::members, "members");
        put(forms, "pad", (fault, in) -> fault.pad(in.whole("bytes", 0, ANY / 2)), "bytes");
        return forms;
    }

    private static void put(
            Map<String, EffectForm<Fault>> forms, String name, BiFunction<Fault, RuleFields, Fault> reading,
            String... members) {
        forms.put(name, new EffectForm<>(List.of(members), reading));
    }

    /** A published reason brings its status and message; any other needs a status. */
    private static Fault reply(Fault fault, RuleFields in) {
        String reason = in.text("reason");
        Fault reply = in.has("status") ? fault.reply(status(in), reason) : fault.reply(reason);
        return in.has("message") ? reply.saying(in.text("message")) : reply;
    }

    private static Fault members(Fault fault, RuleFields in) {
        Fault more = fault;
        for (Map.Entry<String, String> member : in.texts("members").entrySet()) {
            more = more.member(member.getKey(), member.getValue());
        }
        return more;
    }

    private static int status(RuleFields in) {
        return (int) in.whole("status", 200, 599);
    }
}
