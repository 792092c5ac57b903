// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Optional;
import java.util.UUID;

/** How the platform's object storage talks: no key, a signed link, refusals in XML. */
final class ObjectStorage {

    private ObjectStorage() {
    }

    /** What the storage says before it looks at the object; empty when the link is good. */
    static Optional<Answer> refusal(Call call, MediaLinks links) {
        if (!links.checked()) {
            return Optional.empty();
        }
        if (call.header("Authorization").isPresent()) {
            // object storage refuses a request that is signed in two ways
            return Optional.of(error(400, "InvalidArgument", "Only one auth mechanism allowed"));
        }
        return switch (links.verify(call.path(), call.rawQuery())) {
            case UNSIGNED -> Optional.of(error(403, "AccessDenied", "Access Denied"));
            case TAMPERED -> Optional.of(error(403, "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided"));
            case EXPIRED -> Optional.of(error(403, "AccessDenied", "Request has expired"));
            case VALID -> Optional.empty();
        };
    }

    static Answer noSuchKey() {
        return error(404, "NoSuchKey", "The specified key does not exist");
    }

    static Answer error(int status, String code, String message) {
        return Answer.text(status, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
                                                      + "</Code><Message>" + message + "</Message><RequestId>"
                                                      + UUID.randomUUID() + "</RequestId></Error>");
    }
}
