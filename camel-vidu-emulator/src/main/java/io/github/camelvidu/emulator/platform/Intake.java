// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.PriceList;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.KeyRecord;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskResult;
import io.github.camelvidu.emulator.store.TaskTable;

/**
 * Checks requests in the platform's order, all but the balance (Vidu reference, sections 10 and 18), and says what they
 * will make and cost. What a request names, files, results, voices and subjects, is looked for last. Thread-safe.
 */
final class Intake {

    private static final String CREATION = "video_creation_id";
    private static final String FORMER_CREATION = "creation_id";

    private final Store store;
    private final PlatformSettings settings;
    private final Books books;
    private final Voices voices;
    private final Subjects subjects;
    private final Uploads uploads;
    private final boolean mediaChecked;
    private final PriceList prices = PriceList.published();
    private final ResultRules results = ResultRules.published();

    /** @param mediaChecked whether files that do not fit are refused */
    Intake(
           Store store, PlatformSettings settings, Books books, Voices voices, Subjects subjects, Uploads uploads,
           boolean mediaChecked) {
        this.store = store;
        this.settings = settings;
        this.books = books;
        this.voices = voices;
        this.subjects = subjects;
        this.uploads = uploads;
        this.mediaChecked = mediaChecked;
    }

    /** @throws Refusal if the platform would not accept the request */
    Order accept(KeyRecord key, OperationRules operation, ObjectNode body) {
        EffectiveRequest request = check(key, operation, body);
        Inputs inputs = inputs(key);
        Material material = new Material(
                request, inputs.check(request), creation(key.accountId(), request), settings.linkedMediaSeconds());
        voices.check(key.accountId(), request);
        subjects.check(key.accountId(), request.members());
        return order(key, inputs, material, results.plan(material));
    }

    /**
     * A request that passed the checks of its members.
     *
     * @param plan what it will make, where the request alone does not tell
     */
    Order order(KeyRecord key, EffectiveRequest request, ResultPlan plan) {
        Inputs inputs = inputs(key);
        return order(key, inputs,
                new Material(request, inputs.check(request), Optional.empty(), settings.linkedMediaSeconds()), plan);
    }

    /** @throws Refusal if the platform would not accept the members of the request */
    EffectiveRequest check(KeyRecord key, OperationRules operation, ObjectNode body) {
        operation.checkMembers(body);
        if (settings.balanceBeforeModel() && books.balance(key.accountId()) == 0) {
            throw Refusal.of("CreditInsufficient");
        }
        return operation.checkValues(body, settings.site());
    }

    private Inputs inputs(KeyRecord key) {
        return new Inputs(id -> uploads.find(key.accountId(), id), mediaChecked);
    }

    private Order order(KeyRecord key, Inputs inputs, Material material, ResultPlan plan) {
        OptionalLong price = prices.credits(
                material.request(), settings.site(), material.lengths(plan.result().seconds()));
        return new Order(
                key, material.request(), inputs, plan, price.orElse(settings.unpricedCredits()), price.isPresent());
    }

    private Optional<MediaInfo> creation(long accountId, EffectiveRequest request) {
        String id = request.text(request.operation().hasMember(CREATION) ? CREATION : FORMER_CREATION);
        return id.isEmpty() ? Optional.empty() : Optional.of(creation(accountId, id));
    }

    private MediaInfo creation(long accountId, String id) {
        return DecimalId.parse(id)
                .flatMap(number -> store.read(session -> new TaskTable(session).taskOfCreation(accountId, number)))
                .map(TaskRecord::result)
                .filter(result -> TaskResult.VIDEO.equals(result.type()))
                .map(result -> new MediaInfo(TaskResult.VIDEO, "mp4", result.width(), result.height(), result.seconds()))
                .orElseThrow(() -> Refusal.of("CreationNotFound"));
    }
}
