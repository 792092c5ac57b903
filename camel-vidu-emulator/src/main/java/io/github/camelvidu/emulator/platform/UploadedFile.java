// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import io.github.camelvidu.emulator.media.MediaInfo;

/**
 * A finished upload (Vidu reference, section 7).
 *
 * @param id    the number in {@code ssupload:?id=}
 * @param bytes its size
 * @param info  what it holds
 */
public record UploadedFile(long id, long bytes, MediaInfo info) {
}
