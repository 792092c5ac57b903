// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.KeyRecord;

/** A create call: key, body, then the checks of the operation (Vidu reference, sections 5 and 10). */
final class CreateTask implements Endpoint {

    private final Platform platform;
    private final Authentication authentication;
    private final RuleBook rules;
    private final String path;
    private final CreateAnswer answers;

    /** @param path whose operations, one or several, are served */
    CreateTask(Platform platform, Authentication authentication, RuleBook rules, String path, CreateAnswer answers) {
        this.platform = platform;
        this.authentication = authentication;
        this.rules = rules;
        this.path = path;
        this.answers = answers;
    }

    @Override
    public Answer answer(Call call) {
        KeyRecord key = authentication.key(call);
        ObjectNode body = RequestBody.of(call);
        return Answer.json(200, answers.of(platform.create(key, rules.form(path, body), body)));
    }
}
