// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.component.client.TaskRef;

/**
 * A task that is watched. There may be a hundred thousand, so it is small. Guarded by the lock on the
 * {@link WatchedTasks}.
 */
final class WatchedTask {

    private static final int CONCLUSIVE_ABSENCES = 3;

    final TaskRef ref;
    private final boolean canBeListed;
    private TaskWait first;
    /** Told when it is over; null when nobody follows it. */
    private Runnable follower;
    private List<TaskWait> glances;
    /** As it was last seen; null before. */
    private TaskState state;
    private int position = -1;
    private boolean lookedAt;
    private long lastLook;
    /** When it was last known to go on: at a look that saw it so, or when it was created. */
    private long knownAt;
    private boolean known;
    private byte absences;
    private boolean woken;
    private boolean reading;
    private boolean ended;

    /** @param state as it was last seen; may be null */
    WatchedTask(TaskRef ref, TaskState state) {
        this.ref = ref;
        this.state = state;
        this.canBeListed = ref.isListed() && TaskLook.canBeListed(ref.id());
    }

    /** Whether the task list can be asked for it. */
    boolean canBeListed() {
        return canBeListed;
    }

    void add(TaskWait wait) {
        wait.next = first;
        first = wait;
    }

    void remove(TaskWait wait) {
        if (first == wait) {
            first = wait.next;
            return;
        }
        for (TaskWait one = first; one != null; one = one.next) {
            if (one.next == wait) {
                one.next = wait.next;
                return;
            }
        }
    }

    List<TaskWait> waits() {
        List<TaskWait> waits = new ArrayList<>();
        for (TaskWait one = first; one != null; one = one.next) {
            waits.add(one);
        }
        return waits;
    }

    /**
     * Watched to its end, whether or not somebody waits for it.
     *
     * @return whether that is new
     */
    boolean follow(Runnable over) {
        boolean first = follower == null;
        follower = first ? over : follower;
        return first;
    }

    boolean isFollowed() {
        return follower != null;
    }

    /** Tells who followed it that it is over. Without the lock, by whoever has removed it. */
    void unfollow() {
        if (follower != null) {
            follower.run();
        }
    }

    /** A wait that ends when the task is seen next. */
    void addGlance(TaskWait glance) {
        glances = glances == null ? new ArrayList<>(1) : glances;
        glances.add(glance);
    }

    List<TaskWait> takeGlances() {
        List<TaskWait> taken = glances == null ? List.of() : glances;
        glances = null;
        return taken;
    }

    /** Whether anybody wants to know its end, or is just being told of it. */
    boolean isWanted() {
        return follower != null || first != null || ended;
    }

    /** May be null. */
    TaskState state() {
        return state;
    }

    void setState(TaskState seen) {
        state = seen;
        absences = 0;
    }

    boolean queues() {
        return TaskState.CREATED.equals(state) || TaskState.QUEUEING.equals(state);
    }

    /** How many older tasks queued when the tasks were last gone through; null before, and when it does not queue. */
    Integer position() {
        return position < 0 || !queues() ? null : position;
    }

    void setPosition(int older) {
        position = older;
    }

    /** A look at it has begun. */
    void lookAt(long when) {
        lastLook = lookedAt && lastLook - when > 0 ? lastLook : when;
        lookedAt = true;
    }

    /** It was not over then. */
    void goesOnAt(long when) {
        knownAt = known && knownAt - when > 0 ? knownAt : when;
        known = true;
    }

    /** Since it was last known to go on, for a look that began then; null when that is not known. */
    Duration unseenBefore(long when) {
        return known && when - knownAt > 0 ? Duration.ofNanos(when - knownAt) : null;
    }

    boolean wasLookedAt() {
        return lookedAt;
    }

    /** Whether a look at it began at that time or later. */
    boolean wasLookedAtSince(long when) {
        return lookedAt && lastLook - when >= 0;
    }

    /** The platform does not know the id. A new task may be missing for a moment, so one such answer proves nothing. */
    boolean absenceIsConclusive() {
        absences = (byte) Math.min(CONCLUSIVE_ABSENCES, absences + 1);
        return absences >= CONCLUSIVE_ABSENCES;
    }

    /** @return whether that is new */
    boolean setWoken(boolean isWoken) {
        boolean changed = woken != isWoken;
        woken = isWoken;
        return changed;
    }

    /** @return whether that is new */
    boolean setReading(boolean isBeingRead) {
        boolean changed = reading != isBeingRead;
        reading = isBeingRead;
        return changed;
    }

    boolean isReading() {
        return reading;
    }

    /** Whether its end is known, and only has to be written down and told. */
    boolean hasEnded() {
        return ended;
    }

    void setEnded(boolean hasEnded) {
        ended = hasEnded;
    }

    /** Whether a look that began then tells something that is not known better. */
    boolean isNews(Task seen, long lookBegan) {
        return !ended && (seen.ended() || !lookedAt || lastLook - lookBegan <= 0);
    }
}
