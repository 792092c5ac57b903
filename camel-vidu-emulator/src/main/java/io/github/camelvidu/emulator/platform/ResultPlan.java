// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import io.github.camelvidu.emulator.store.TaskResult;

/**
 * What a request will make.
 *
 * @param resolution such as {@code 720p}; empty when the result has a size of its own or none
 * @param result     type, number, size and length
 * @param failsWith  the {@code err_code} that its task cannot but fail with; empty when it can succeed
 */
record ResultPlan(String resolution, TaskResult result, String failsWith) {
}
