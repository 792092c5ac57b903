// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Instant;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.KeyRecord;
import io.github.camelvidu.emulator.store.Session;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.SubjectRecord;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskTable;

/**
 * The calls whose answer is the result (Vidu reference, sections 5.16, 5.17 and 8.2). They are paid at once and leave a
 * task behind that has succeeded and is in no list. Scripts have no say in them. Every method throws a {@link Refusal}
 * if the platform would; then nothing was done. Thread-safe.
 */
public final class Calls {

    private final Intake intake;
    private final Drafts drafts;
    private final Store store;
    private final EmulatorClock clock;
    private final Books books;
    private final Billing billing;
    private final Voices voices;
    private final Subjects subjects;

    Calls(Intake intake, Drafts drafts, Store store, EmulatorClock clock, Books books, Billing billing, Voices voices,
          Subjects subjects) {
        this.intake = intake;
        this.drafts = drafts;
        this.store = store;
        this.clock = clock;
        this.books = books;
        this.billing = billing;
        this.voices = voices;
        this.subjects = subjects;
    }

    /** Speaks a text; a cloned voice that was used stays. */
    public TaskRecord speak(KeyRecord key, OperationRules operation, ObjectNode body) {
        return pay(intake.accept(key, operation, body), (session, task) -> {
            voices.use(session, task.accountId(), task.request().path("voice_setting_voice_id").asText(), task.createdAt());
            return task;
        });
    }

    /** Makes a voice. */
    public TaskRecord cloneVoice(KeyRecord key, OperationRules operation, ObjectNode body) {
        return pay(intake.accept(key, operation, body), (session, task) -> {
            voices.add(session, task.accountId(), task.request().path("voice_id").asText(), task.createdAt());
            return task;
        });
    }

    /** Pays for prompts. */
    public TaskRecord recommendPrompts(KeyRecord key, OperationRules operation, ObjectNode body) {
        return pay(intake.accept(key, operation, body), (session, task) -> task);
    }

    public NewSubject createSubject(KeyRecord key, OperationRules operation, ObjectNode body) {
        return pay(intake.accept(key, operation, body), (session, task) -> new NewSubject(
                subjects.add(session, task.accountId(), task.request()), task.charged()));
    }

    /** Changes a subject, free of charge. The id in the body repeats this one. */
    public SubjectRecord changeSubject(KeyRecord key, OperationRules operation, long id, ObjectNode body) {
        Order order = intake.accept(key, operation, body);
        if (!order.request().members().path("id").asText(Long.toString(id)).equals(Long.toString(id))) {
            throw Refusal.invalid("id");
        }
        return store.write(session -> subjects.change(
                session, key.accountId(), id, order.inputs().withoutInlineContent(order.request(), id)));
    }

    private <T> T pay(Order order, BiFunction<Session, TaskRecord, T> work) {
        Paid<T> paid = store.write(session -> {
            Instant now = clock.instant();
            TaskRecord task = drafts.draft(order, now).doneAtOnce();
            T done = work.apply(session, task);
            books.reserve(session, task);
            books.charge(session, task, now);
            new TaskTable(session).insert(task);
            new TaskTable(session).insertCreations(task);
            return new Paid<>(done, now);
        });
        billing.ended(paid.at());
        return paid.result();
    }

    private record Paid<T>(T result, Instant at) {
    }

    /**
     * A subject that was just created.
     *
     * @param subject as it is stored
     * @param credits what it cost
     */
    public record NewSubject(SubjectRecord subject, long credits) {
    }
}
