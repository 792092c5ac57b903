// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A task as the emulator keeps it (Vidu reference, section 3). A paid call that is answered at once is kept as a task
 * that succeeded when it was made, and is not listed.
 *
 * @param id         as made by the platform: time ordered
 * @param accountId  who pays
 * @param keyId      the API key that created it
 * @param operation  such as {@code text2video}
 * @param model      model id
 * @param template   template name; empty for operations without
 * @param resolution such as {@code 720p}
 * @param offPeak    whether it waits in the discounted queue
 * @param listed     whether the task queries know it
 * @param request    all members as they take effect, defaults and the seed that was used included
 * @param result     what it makes
 * @param state      as shown to clients
 * @param errCode    why it failed; empty otherwise
 * @param createdAt  on the emulator's clock
 * @param startedAt  when processing began; null before
 * @param endedAt    when it succeeded or failed; null before
 * @param processing how long it takes from start to end
 * @param failsWith  the {@code err_code} that it will fail with; null if it will succeed
 * @param stuckIn    the state that it will never leave; null if it ends
 * @param shownAs    the state that it shows while it is processed; null for {@code processing}
 * @param reserved   credits taken at creation
 * @param charged    credits that it cost in the end; 0 until then
 */
public record TaskRecord(
        long id, long accountId, long keyId, String operation, String model, String template, String resolution,
        boolean offPeak, boolean listed, JsonNode request, TaskResult result, String state, String errCode,
        Instant createdAt, Instant startedAt,
        Instant endedAt, Duration processing, String failsWith, String stuckIn, String shownAs, long reserved, long charged) {

    public static final String CREATED = "created";
    public static final String QUEUEING = "queueing";
    public static final String PROCESSING = "processing";
    public static final String SUCCESS = "success";
    public static final String FAILED = "failed";

    /** The same task with another course of events. */
    public TaskRecord planned(Duration processing, String failsWith, String stuckIn, String shownAs) {
        return new TaskRecord(
                id, accountId, keyId, operation, model, template, resolution, offPeak, listed, request, result, state, errCode,
                createdAt, startedAt, endedAt, processing, failsWith, stuckIn, shownAs, reserved, charged);
    }

    /** The same task, done and paid in the moment it was created. */
    public TaskRecord doneAtOnce() {
        return new TaskRecord(
                id, accountId, keyId, operation, model, template, resolution, offPeak, false, request, result, SUCCESS, "",
                createdAt, createdAt, createdAt, Duration.ZERO, null, null, null, reserved, reserved);
    }

    /** The same task as it was when the call that created it was answered. */
    public TaskRecord whenItWasCreated() {
        return new TaskRecord(
                id, accountId, keyId, operation, model, template, resolution, offPeak, listed, request, result, CREATED, "",
                createdAt, null, null, processing, failsWith, stuckIn, shownAs, reserved, 0);
    }

    /** The same task as it was when its processing had just begun. */
    public TaskRecord whenItBegan() {
        return new TaskRecord(
                id, accountId, keyId, operation, model, template, resolution, offPeak, listed, request, result,
                shownAs == null ? PROCESSING : shownAs, "", createdAt, startedAt, null, processing, failsWith, stuckIn, shownAs,
                reserved, 0);
    }

    /** Whether it can still be cancelled. */
    public boolean waiting() {
        return startedAt == null && endedAt == null;
    }

    /** Whether it takes one of the account's places. */
    public boolean running() {
        return startedAt != null && endedAt == null;
    }

    public boolean ended() {
        return endedAt != null;
    }

    public boolean succeeded() {
        return SUCCESS.equals(state);
    }

    public String prompt() {
        return request.path("prompt").asText("");
    }

    /** Length of each result in seconds, a part of a second counted in full; 0 for pictures. */
    public int seconds() {
        return (int) Math.ceil(result.seconds());
    }

    public String payload() {
        return request.path("payload").asText("");
    }

    /** Where state changes are to be told; empty for nowhere. */
    public String callbackUrl() {
        return request.path("callback_url").asText("");
    }

    /** Credits as the platform reports them: the reservation until the end, then what it cost. */
    public long credits() {
        return ended() ? charged : reserved;
    }

    /** Names no prompt, payload or picture. */
    @Override
    public String toString() {
        return "TaskRecord[" + id + " " + operation + " " + model + " " + state + (errCode.isEmpty() ? "" : " " + errCode)
               + "]";
    }
}
