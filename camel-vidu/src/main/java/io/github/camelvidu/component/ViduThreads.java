// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelvidu.component.time.SystemTimekeeper;
import io.github.camelvidu.component.time.Timekeeper;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * The threads of a component, a fixed few however many tasks are in flight: for calls of the API, for transfers of
 * media, for going on with routes, and one for time.
 */
final class ViduThreads {

    private static final int CALLS = 20;
    private static final int TRANSFERS = 8;
    /** A large file is digested and, now and then, forced to disk while it comes. */
    private static final int BESIDE_TRANSFERS = 2 * TRANSFERS;
    /**
     * For each account: a platform that hangs must keep neither another account's tasks from being seen, nor its calls.
     */
    private static final int LOOKERS = 4;
    /** As many as routes that wait for each other inside a processor may need; idle ones go. */
    private static final int ROUTES = 1_000;
    private static final Duration NO_THREAD_FREE = Duration.ofMillis(20);
    private static final long GRACE_MILLIS = 10_000;
    /** For a look that nobody waits for any more, but may be writing down what it has seen. */
    private static final long LOOKERS_GRACE_MILLIS = 1_000;

    private final ExecutorServiceManager manager;
    private final Object owner;
    private final ScheduledExecutorService scheduler;
    private final ExecutorService calls;
    private final ExecutorService transfers;
    private final ExecutorService besideTransfers;
    private final ExecutorService routes;
    private final Timekeeper time;
    private final List<ExecutorService> lookers = new CopyOnWriteArrayList<>();

    ViduThreads(CamelContext camel, Object owner) {
        manager = camel.getExecutorServiceManager();
        this.owner = owner;
        // the default profile would refuse the 1,001st timer
        scheduler = manager.newScheduledThreadPool(owner, "ViduTime", profile("viduTime", 1));
        calls = manager.newThreadPool(owner, "ViduCalls", profile("viduCalls", CALLS));
        transfers = manager.newThreadPool(owner, "ViduTransfers", profile("viduTransfers", TRANSFERS));
        besideTransfers
                = manager.newThreadPool(owner, "ViduBesideTransfers", profile("viduBesideTransfers", BESIDE_TRANSFERS));
        // without a queue: a route that calls another one and waits for it must not wait behind itself
        ThreadPoolProfile unqueued = profile("viduRoutes", 1);
        unqueued.setMaxPoolSize(ROUTES);
        unqueued.setMaxQueueSize(0);
        routes = manager.newThreadPool(owner, "ViduRoutes", unqueued);
        time = new SystemTimekeeper(scheduler);
    }

    Timekeeper time() {
        return time;
    }

    Executor calls() {
        return calls;
    }

    /**
     * Threads for the looks at one account's tasks: many creates on their way must not keep its tasks from being seen.
     */
    Executor newLookers() {
        ExecutorService pool = manager.newThreadPool(owner, "ViduLookers", profile("viduLookers", LOOKERS));
        lookers.add(pool);
        return pool;
    }

    Executor transfers() {
        return transfers;
    }

    /** Other threads than those of the transfers, which wait for them. */
    Executor besideTransfers() {
        return besideTransfers;
    }

    /** Runs what is left even while the pools are being shut down: an exchange must never be left hanging. */
    Executor routes() {
        return this::goOn;
    }

    private void goOn(Runnable action) {
        try {
            routes.execute(action);
        } catch (RejectedExecutionException e) {
            if (routes.isShutdown()) {
                action.run();
            } else {
                time.after(NO_THREAD_FREE, () -> goOn(action));
            }
        }
    }

    /** Calls on their way get some seconds to finish, so that no answer is lost that is about to come. */
    void stop() {
        manager.shutdownGraceful(calls, GRACE_MILLIS);
        lookers.forEach(pool -> manager.shutdownGraceful(pool, LOOKERS_GRACE_MILLIS));
        manager.shutdownNow(scheduler);
        manager.shutdownNow(transfers);
        // what a transfer waits for must come to its end
        manager.shutdown(besideTransfers);
        manager.shutdown(routes);
    }

    private static ThreadPoolProfile profile(String id, int size) {
        ThreadPoolProfile profile = new ThreadPoolProfile(id);
        profile.setPoolSize(size);
        profile.setMaxPoolSize(size);
        // -1 would mean no queue at all: more work than threads would be refused
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setKeepAliveTime(60L);
        // the usual policy drops work silently while a pool is shut down, and its exchange would hang
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        profile.setAllowCoreThreadTimeOut(true);
        return profile;
    }
}
