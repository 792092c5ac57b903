// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

/**
 * Where the limits of a member come from, beside the operation.
 *
 * @param words  to stand behind a limit, with a blank in front: {@code  for viduq2 when off_peak is true}; may be empty
 * @param byRule whether a rule between members has a part in them
 */
public record Origin(String words, boolean byRule) {
}
