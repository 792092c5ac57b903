// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be read from a task's id: ids are time ordered, and carry the milliseconds of their creation (Vidu
 * reference, section 1). The platform does not promise it, so it is only used to ask earlier or later, never to
 * conclude.
 */
public final class TaskId {

    /** Oldest first; ids that are not numbers of the usual sort come last. */
    static final Comparator<String> OLDEST_FIRST
            = Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final long EPOCH_MILLIS = 1_551_671_515_000L;
    private static final int SEQUENCE_BITS = 22;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");

    private TaskId() {
    }

    /** When a task with this id was created, within about a second; empty when the id does not tell. */
    public static Optional<Instant> createdAt(String id) {
        // Long.parseLong also takes a sign and the digits of other scripts, the platform does not
        if (!DECIMAL.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(id);
            return number <= 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli((number >> SEQUENCE_BITS) + EPOCH_MILLIS));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
