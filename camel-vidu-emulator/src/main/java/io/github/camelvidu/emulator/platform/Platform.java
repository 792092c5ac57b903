// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Operations;
import io.github.camelvidu.emulator.rules.Check;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.PriceList;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.rules.RuleBook;
import io.github.camelvidu.emulator.store.CreationRecord;
import io.github.camelvidu.emulator.store.KeyRecord;
import io.github.camelvidu.emulator.store.Session;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.TaskFilter;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskTable;

/** The platform without its wire format: accounts, tasks, queue and money. Thread-safe. */
public final class Platform {

    private final Store store;
    private final EmulatorClock clock;
    private final PlatformSettings settings;
    private final Operations operations;
    private final Script script;
    private final Books books;
    private final ApiKeys keys;
    private final Accounts accounts;
    private final Purchases purchases;
    private final Billing billing;
    private final Usage usage;
    private final Callbacks callbacks;
    private final TaskQueue queue;
    private final Voices voices;
    private final Subjects subjects;
    private final Uploads uploads;
    private final Films films;
    private final Intake intake;
    private final Drafts drafts;
    private final Calls calls;
    private final Random random;

    public Platform(Store store, EmulatorClock clock, PlatformSettings settings, RuleBook rules) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
        this.operations = new Operations(rules, id -> DecimalId.parse(id).flatMap(this::work).map(TaskRecord::operation));
        this.script = new Script(operations, settings.seed());
        this.books = new Books(store, clock);
        this.keys = new ApiKeys(store, clock);
        this.accounts = new Accounts(store, books, keys);
        this.purchases = new Purchases(store, clock, books, PriceList.published().usdPerCredit(), settings.site());
        this.billing = new Billing(store, clock);
        this.usage = new Usage(store, rules);
        this.callbacks = new Callbacks(store);
        this.queue = new TaskQueue(store, clock, books, billing, callbacks, settings, rules.limits().offPeakDeadline());
        this.voices = new Voices(store, clock, rules.voiceLifetime());
        this.subjects = new Subjects(store);
        this.uploads = new Uploads(store, clock, new MediaLimits(rules.uploadLimits()));
        this.intake = new Intake(
                store, settings, books, voices, subjects, uploads, rules.checks(Check.MEDIA));
        this.random = new Random(settings.seed());
        TaskIds ids = new TaskIds(store.read(session -> new TaskTable(session).lastId()));
        this.drafts = new Drafts(ids, random);
        this.films = new Films(store, clock, ids);
        this.calls = new Calls(intake, drafts, store, clock, books, billing, voices, subjects);
    }

    public Accounts accounts() {
        return accounts;
    }

    public ApiKeys keys() {
        return keys;
    }

    public Purchases purchases() {
        return purchases;
    }

    public Billing billing() {
        return billing;
    }

    public Usage usage() {
        return usage;
    }

    /** What can not be in the books of an account, in words; empty when they add up. Nothing moves meanwhile. */
    public List<String> contradictions(long accountId) {
        return store.write(session -> new Audit(session, accountId, purchases.usdPerCredit()).contradictions());
    }

    public Books books() {
        return books;
    }

    public Script script() {
        return script;
    }

    /** Its calls and kinds of tasks by their names. */
    public Operations operations() {
        return operations;
    }

    /** The calls whose answer is the result. */
    public Calls calls() {
        return calls;
    }

    public Voices voices() {
        return voices;
    }

    public Subjects subjects() {
        return subjects;
    }

    public Uploads uploads() {
        return uploads;
    }

    /** What is to be told of tasks. */
    public Callbacks callbacks() {
        return callbacks;
    }

    /** Films and adverts with their parts. */
    public Films films() {
        return films;
    }

    /** Whose limits and prices count. */
    public Site site() {
        return settings.site();
    }

    /** Seed of everything random that a client sees. */
    public long seed() {
        return settings.seed();
    }

    public Instant now() {
        return clock.instant();
    }

    /** Takes up what was going on when the database was closed. */
    public void resume() {
        books.resume();
        billing.resume();
        queue.resume();
        uploads.resume();
    }

    /** Forgets all accounts and tasks. Task ids are not given again. */
    public void clear() {
        script.clear();
        queue.clear(store::clear);
        billing.clear();
        keys.clear();
        random.setSeed(settings.seed());
    }

    /**
     * Creates a task and reserves its credits.
     *
     * @throws Refusal if the platform would not accept the request; then nothing was created
     */
    public TaskRecord create(KeyRecord key, OperationRules operation, ObjectNode body) {
        Order order = intake.accept(key, operation, body);
        return queue.admit(session -> films.begin(session, insert(session, order)));
    }

    /**
     * Says what a task would cost, and creates nothing. Looks at everything but whether the balance is enough.
     *
     * @throws Refusal if the platform would not accept the request
     */
    public Estimate estimate(KeyRecord key, OperationRules operation, ObjectNode body) {
        Order order = intake.accept(key, operation, body);
        return new Estimate(order.credits(), order.priced());
    }

    /**
     * Creates a task that adds to a film or an advert, and reserves its credits.
     *
     * @param  addition finds the film, once the request has passed the checks of its members
     * @throws Refusal  if the platform would not accept the request; then nothing was created
     */
    public TaskRecord add(
            KeyRecord key, OperationRules operation, ObjectNode body, Function<EffectiveRequest, FilmWork> addition) {
        EffectiveRequest request = intake.check(key, operation, body);
        FilmWork work = addition.apply(request);
        Order order = intake.order(key, request, work.plan());
        return queue.admit(session -> films.add(session, work, insert(session, order)));
    }

    /**
     * A task of the account that the creations query knows.
     *
     * @throws Refusal {@code TaskNotFound}
     */
    public TaskRecord task(long accountId, long id) {
        return task(id).filter(task -> task.accountId() == accountId && (task.listed() || Films.canBeQueried(task)))
                .orElseThrow(() -> Refusal.of("TaskNotFound"));
    }

    public Optional<TaskRecord> task(long id) {
        return store.read(session -> new TaskTable(session).find(id));
    }

    /** A task, or a part of a film or an advert as if it were one. */
    public Optional<TaskRecord> work(long id) {
        return task(id).or(() -> films.job(id));
    }

    /** All tasks of all accounts, oldest first; those of calls that are answered at once too. */
    public List<TaskRecord> tasks() {
        return store.read(session -> new TaskTable(session).all());
    }

    public List<TaskRecord> tasks(TaskFilter filter) {
        return store.read(session -> new TaskTable(session).list(filter));
    }

    /**
     * The tasks of an account, newest first; those of calls that are answered at once too.
     *
     * @param before only tasks with a lower id
     */
    public List<TaskRecord> newest(long accountId, long before, int limit) {
        return store.read(session -> new TaskTable(session).newest(accountId, before, limit));
    }

    /** The results of these tasks, by task id; tasks without results are left out. */
    public Map<Long, List<CreationRecord>> creations(List<TaskRecord> tasks) {
        List<Long> succeeded = tasks.stream().filter(TaskRecord::succeeded).map(TaskRecord::id).toList();
        return store.read(session -> new TaskTable(session).creations(succeeded)).stream()
                .collect(Collectors.groupingBy(CreationRecord::taskId));
    }

    /**
     * Cancels a task that waits, and gives its credits back.
     *
     * @throws Refusal {@code TaskNotFound}, or {@code BadRequest} when it does not wait any more
     */
    public void cancel(long accountId, long id) {
        queue.cancel(accountId, id);
    }

    public int running(long accountId) {
        return queue.occupancy(accountId).running();
    }

    public int waiting(long accountId) {
        return queue.occupancy(accountId).waiting();
    }

    public int concurrency() {
        return settings.concurrency();
    }

    private TaskRecord insert(Session session, Order order) {
        TaskRecord draft = drafts.draft(order, clock.instant());
        books.reserve(session, draft);
        TaskRecord task = script.outcomeOf(draft).applyTo(draft, settings.processingTime().apply(draft));
        if (task.failsWith() == null && !order.plan().failsWith().isEmpty()) {
            task = task.planned(task.processing(), order.plan().failsWith(), task.stuckIn(), task.shownAs());
        }
        new TaskTable(session).insert(task);
        return task;
    }
}
