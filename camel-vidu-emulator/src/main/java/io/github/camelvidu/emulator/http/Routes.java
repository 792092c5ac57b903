// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Optional;

import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.Check;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.PlatformLimits;
import io.github.camelvidu.emulator.rules.RuleBook;

/** Which calls the platform has, and who answers them. The first route that fits answers. */
final class Routes {

    private final EmulatorServer.Parts parts;
    private final Platform platform;
    private final RuleBook rules;
    private final PlatformLimits limits;
    private final Authentication authentication;
    private final MediaLinks links;
    private final CreateAnswer answers;
    private final Router router;

    private Routes(EmulatorServer.Parts parts) {
        this.parts = parts;
        this.platform = parts.platform();
        this.rules = parts.rules();
        this.limits = rules.limits();
        this.authentication = new Authentication(
                platform.keys(), parts.acceptBearer(),
                rules.checks(Check.KEY) ? Optional.empty() : Optional.of(parts.firstKey()));
        this.links = new MediaLinks(parts.linkSecret(), parts.clock(), rules);
        this.answers = new CreateAnswer(rules);
        this.router = new Router(parts.inFlight());
    }

    static Router of(EmulatorServer.Parts parts) {
        Routes routes = new Routes(parts);
        routes.addQueries();
        routes.addCallsAnsweredAtOnce();
        routes.addUploadsAndFilms();
        routes.addCreates();
        return routes.router;
    }

    private void addQueries() {
        TaskQueries queries = new TaskQueries(
                platform, authentication, links, new ListQuery(parts.clock(), limits), new TaskJson(answers));
        MediaFiles files = new MediaFiles(platform, links, parts.media(), parts.videoBytes());
        router.route("GET", "/ent/v2/tasks/{id}/creations", queries::creations)
                .route("POST", "/ent/v2/tasks/{id}/cancel", queries::cancel)
                .route("GET", "/ent/v2/tasks", queries::list)
                .route("GET", "/ent/v2/credits", queries::credits)
                .route("GET", "/results/{any}", files)
                .route("HEAD", "/results/{any}", files);
    }

    private void addCallsAnsweredAtOnce() {
        VoiceCalls voices = new VoiceCalls(platform, authentication, links, rules);
        SubjectCalls subjects = new SubjectCalls(platform, authentication, rules);
        add("audioTts", voices::speak);
        add("audioClone", voices::cloneVoice);
        add("promptRecommendation", new PromptCalls(platform, authentication, rules)::recommend);
        add("createSubject", subjects::create);
        add("updateSubject", subjects::update);
        router.route("GET", rules.operation("createSubject").path(), subjects::list);
    }

    private void addUploadsAndFilms() {
        new UploadCalls(platform, authentication, links, rules).addTo(router);
        new FilmCalls(platform, authentication, links, rules, "oneClickMv", "mv").addTo(router);
        new FilmCalls(platform, authentication, links, rules, "oneClickGeneral", "one_click").addTo(router);
        new AdvertCalls(platform, authentication, links, rules).addTo(router);
    }

    /** Everything that becomes a task and has no route of its own yet. */
    private void addCreates() {
        rules.covered().stream()
                .filter(OperationRules::listed)
                .map(OperationRules::path)
                .distinct()
                .forEach(path -> router.route(
                        "POST", path, new CreateTask(platform, authentication, rules, path, answers)));
    }

    private void add(String operation, Endpoint endpoint) {
        router.route(rules.operation(operation).method(), rules.operation(operation).path(), endpoint);
    }
}
