// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.platform.Calls.NewSubject;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.PlatformLimits;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.KeyRecord;
import io.github.camelvidu.emulator.store.SubjectRecord;

/** Stored subjects (Vidu reference, section 8.2). */
final class SubjectCalls {

    private static final String PRIVATE = "private";
    private static final String SYSTEM = "system";

    private final Platform platform;
    private final Authentication authentication;
    private final PlatformLimits limits;
    private final OperationRules creating;
    private final OperationRules updating;

    SubjectCalls(Platform platform, Authentication authentication, RuleBook rules) {
        this.platform = platform;
        this.authentication = authentication;
        this.limits = rules.limits();
        this.creating = rules.operation("createSubject");
        this.updating = rules.operation("updateSubject");
    }

    Answer create(Call call) {
        NewSubject created = platform.calls().createSubject(authentication.key(call), creating, RequestBody.of(call));
        return Answer.json(200, json(created.subject()).put("credits", created.credits()));
    }

    Answer update(Call call) {
        KeyRecord key = authentication.key(call);
        SubjectRecord subject = platform.calls().changeSubject(key, updating, call.taskId(), RequestBody.of(call));
        return Answer.json(200, JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(subject.id()))
                .put("name", subject.name())
                .put("style", subject.style())
                .put("description", subject.description())
                .put("voice_id", subject.voiceId()));
    }

    Answer list(Call call) {
        long accountId = authentication.key(call).accountId();
        Query query = call.query();
        long count = query.first("count").map(ListQuery::number).orElse((long) limits.subjectCount());
        if (count < 1 || count > limits.maxSubjectCount()) {
            throw Refusal.of("PageSizeOutOfRange");
        }
        long offset = query.first("next_page_token").filter(token -> !token.isEmpty()).map(PageToken::offset).orElse(0L);
        List<Long> ids = query.all("subject_ids").stream().map(ListQuery::number).toList();
        List<SubjectRecord> found
                = isPrivate(query) ? platform.subjects().list(accountId, ids, offset, (int) count + 1) : List.of();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("subjects");
        found.stream().limit(count).forEach(subject -> list.add(json(subject)));
        return Answer.json(200, json.put("next_page_token", found.size() > count ? PageToken.of(offset + count) : "")
                .put("count", count));
    }

    private static boolean isPrivate(Query query) {
        String ownership = query.first("ownership").orElse(PRIVATE);
        if (!List.of(PRIVATE, SYSTEM).contains(ownership)) {
            throw Refusal.invalid("ownership");
        }
        return PRIVATE.equals(ownership);
    }

    private static ObjectNode json(SubjectRecord subject) {
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(subject.id()))
                .put("name", subject.name());
        json.set("images", subject.images());
        json.set("videos", subject.videos());
        return json.put("voice_id", subject.voiceId())
                .put("style", subject.style())
                .put("description", subject.description());
    }
}
