// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.time.Duration;
import java.util.function.Function;

import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.store.TaskRecord;

/**
 * How the emulated platform behaves where the real one leaves room.
 *
 * @param site               whose limits and prices count
 * @param concurrency        tasks of an account that run at once
 * @param step               how long a task is {@code created}, and then at least {@code queueing}
 * @param processingTime     how long a task is processed
 * @param offPeakDelay       how long an off-peak task waits at least
 * @param balanceBeforeModel whether an empty balance hides an invalid model (seen on the platform: Vidu reference,
 *                           section 10)
 * @param unpricedCredits    credits for what has no published price
 * @param linkedMediaSeconds length of every linked video and sound, which are not fetched
 * @param seed               of everything random
 */
public record PlatformSettings(
        Site site, int concurrency, Duration step, Function<TaskRecord, Duration> processingTime, Duration offPeakDelay,
        boolean balanceBeforeModel, long unpricedCredits, double linkedMediaSeconds, long seed) {
}
