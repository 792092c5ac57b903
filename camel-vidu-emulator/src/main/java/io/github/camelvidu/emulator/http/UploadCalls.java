// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.platform.Uploads;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.RuleBook;

/**
 * The three steps of an upload: opened with the key, put to the storage without it, finished with the key (Vidu
 * reference, section 7).
 */
final class UploadCalls {

    private static final String FOLDER = "/uploads/vidu/";
    private static final Pattern PATH = Pattern.compile(FOLDER + "(\\d{1,18})");

    private final Platform platform;
    private final Uploads uploads;
    private final Authentication authentication;
    private final MediaLinks links;
    private final OperationRules create;
    private final OperationRules finish;

    UploadCalls(Platform platform, Authentication authentication, MediaLinks links, RuleBook rules) {
        this.platform = platform;
        this.uploads = platform.uploads();
        this.authentication = authentication;
        this.links = links;
        this.create = rules.operation("createUpload");
        this.finish = rules.operation("finishUpload");
    }

    void addTo(Router router) {
        router.route(create.method(), create.path(), this::open)
                .route("PUT", FOLDER + "{any}", this::put)
                .route(finish.method(), finish.path(), this::finish);
    }

    private Answer open(Call call) {
        long accountId = authentication.key(call).accountId();
        checked(create, call);
        Uploads.Opened upload = uploads.open(accountId);
        return Answer.json(200, JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(upload.id()))
                .put("put_url", links.link(call.base(), FOLDER + upload.id(), uploads.linkLifetime()))
                .put("expires_at", upload.expiresAt().toString()));
    }

    /** Takes any content; what it is worth is looked at when the upload is finished. */
    private Answer put(Call call) {
        Optional<Answer> refusal = ObjectStorage.refusal(call, links);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (call.oversize()) {
            return ObjectStorage.error(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        }
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return ObjectStorage.noSuchKey();
        }
        return uploads.put(Long.parseLong(path.group(1)), call.header("Content-Type").orElse(""), call.body())
                .map(stored -> new Answer(200, Map.of(), new Answer.Bytes(new byte[0]))
                        .with("ETag", '"' + stored.etag() + '"')
                        .with("x-amz-expiration", "expiry-date=\"" + HttpDate.of(stored.lapsesAt())
                                                  + "\", rule-id=\"delete-for-7-days\""))
                .orElseGet(ObjectStorage::noSuchKey);
    }

    private Answer finish(Call call) {
        long accountId = authentication.key(call).accountId();
        ObjectNode body = checked(finish, call);
        String uri = uploads.finish(accountId, call.id().orElseThrow(), body.path("etag").textValue());
        return Answer.json(200, JsonNodeFactory.instance.objectNode().put("uri", uri));
    }

    private ObjectNode checked(OperationRules operation, Call call) {
        ObjectNode body = RequestBody.of(call);
        operation.checkMembers(body);
        operation.checkValues(body, platform.site());
        return body;
    }
}
