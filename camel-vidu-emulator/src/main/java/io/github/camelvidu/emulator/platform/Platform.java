// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.media.ImageInfo;
import io.github.camelvidu.emulator.media.PixelSize;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.PlatformLimits;
import io.github.camelvidu.emulator.rules.PriceList;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.AccountTable.KeyRecord;
import io.github.camelvidu.emulator.store.CreationRecord;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.TaskFilter;
import io.github.camelvidu.emulator.store.TaskRecord;
import io.github.camelvidu.emulator.store.TaskTable;
import org.jdbi.v3.core.Handle;

/** The platform without its wire format: accounts, tasks, queue and money. Thread-safe. */
public final class Platform {

    private static final String RECOMMENDED_PROMPT = "The camera moves in slowly while the scene comes to life.";

    private final Store store;
    private final EmulatorClock clock;
    private final PlatformSettings settings;
    private final PriceList prices = PriceList.published();
    private final Script script = new Script();
    private final Books books;
    private final Accounts accounts;
    private final TaskQueue queue;
    private final Pictures pictures;
    private final TaskIds ids;
    private final Random random;

    public Platform(Store store, EmulatorClock clock, PlatformSettings settings, PlatformLimits limits) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
        this.books = new Books(store, clock);
        this.accounts = new Accounts(store, books);
        this.queue = new TaskQueue(store, clock, books, settings, limits.offPeakDeadline());
        this.pictures = new Pictures(limits);
        this.ids = new TaskIds(store.read(handle -> new TaskTable(handle).lastId()).orElse(0));
        this.random = new Random(settings.seed());
    }

    public Accounts accounts() {
        return accounts;
    }

    public Books books() {
        return books;
    }

    public Script script() {
        return script;
    }

    /** Takes up what was going on when the database was closed. */
    public void resume() {
        books.resume();
        queue.resume();
    }

    /** Forgets all accounts and tasks. Task ids are not given again. */
    public void clear() {
        queue.clear();
        script.clear();
        store.clear();
        random.setSeed(settings.seed());
    }

    /**
     * Creates a task and reserves its credits.
     *
     * @throws Refusal if the platform would not accept the request; then nothing was created
     */
    public TaskRecord create(KeyRecord key, OperationRules operation, ObjectNode body) {
        operation.checkMembers(body);
        if (settings.balanceBeforeModel() && books.balance(key.accountId()) == 0) {
            throw Refusal.of("CreditInsufficient");
        }
        EffectiveRequest request = operation.checkValues(body, settings.site());
        PixelSize size = pixelSize(request, pictures.check(request));
        long credits = prices.credits(request, settings.site()).orElse(settings.unpricedCredits());
        return queue.admit(handle -> insert(handle, key, request, size, credits));
    }

    /**
     * A task of the account.
     *
     * @throws Refusal {@code TaskNotFound}
     */
    public TaskRecord task(long accountId, long id) {
        return task(id).filter(task -> task.accountId() == accountId).orElseThrow(() -> Refusal.of("TaskNotFound"));
    }

    public Optional<TaskRecord> task(long id) {
        return store.read(handle -> new TaskTable(handle).find(id));
    }

    /** All tasks of all accounts, oldest first. */
    public List<TaskRecord> tasks() {
        return store.read(handle -> new TaskTable(handle).all());
    }

    public List<TaskRecord> tasks(TaskFilter filter) {
        return store.read(handle -> new TaskTable(handle).list(filter));
    }

    /** The results of these tasks, by task id; tasks without results are left out. */
    public Map<Long, List<CreationRecord>> creations(List<TaskRecord> tasks) {
        List<Long> succeeded = tasks.stream().filter(TaskRecord::succeeded).map(TaskRecord::id).toList();
        return store.read(handle -> new TaskTable(handle).creations(succeeded)).stream()
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

    private TaskRecord insert(Handle handle, KeyRecord key, EffectiveRequest request, PixelSize size, long credits) {
        Instant now = clock.instant();
        long id = ids.next(now);
        ObjectNode members = pictures.withoutInlineContent(request, id);
        if (members.path("seed").asLong() == 0) {
            members.put("seed", 1 + random.nextInt(Integer.MAX_VALUE - 1));
        }
        if (request.flag("is_rec")) {
            members.put("prompt", RECOMMENDED_PROMPT);
        }
        TaskRecord draft = new TaskRecord(
                id, key.accountId(), key.id(), request.operation().operationId(), request.text("model"),
                request.text("template"), request.text("resolution"), request.flag("off_peak"), members, size.width(),
                size.height(), TaskRecord.CREATED, "", now, null, null, Duration.ZERO, null, null, null, credits, 0);
        books.reserve(handle, draft);
        TaskRecord task = script.outcomeOf(draft).applyTo(draft, settings.processingTime().apply(draft));
        new TaskTable(handle).insert(task);
        return task;
    }

    /** A linked picture is not fetched, so its ratio is not known: 16:9 is assumed. */
    private static PixelSize pixelSize(EffectiveRequest request, Optional<ImageInfo> picture) {
        String resolution = request.text("resolution");
        if (request.operation().followsFirstImage()) {
            return picture.map(image -> PixelSize.of(resolution, image.width(), image.height()))
                    .orElseGet(() -> PixelSize.of(resolution, "16:9"));
        }
        return PixelSize.of(resolution, request.text("aspect_ratio"));
    }
}
