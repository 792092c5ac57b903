// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

/**
 * How far a transfer is.
 *
 * @param taskId whose result it is; null when only a link was given
 * @param name   of the file, without extension
 * @param bytes  on disk so far
 * @param total  bytes of the whole; -1 when the server does not tell
 */
public record MediaProgress(String taskId, String name, long bytes, long total) {
}
