// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.util.concurrent.Executor;

/**
 * How parts are brought to disk.
 *
 * @param output opens the files that results are written to
 * @param boot   names this run of the machine; null when that is not known
 * @param beside threads for what is done with a large file while it comes: not those of the transfers, which wait for
 *               them, and none that drop what they have taken on
 */
record PartDisk(MediaOutput output, String boot, Executor beside) {
}
