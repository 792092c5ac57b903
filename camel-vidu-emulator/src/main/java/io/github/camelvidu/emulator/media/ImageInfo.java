// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

/**
 * What the header of an image file says.
 *
 * @param format {@code png}, {@code jpeg}, {@code webp}, {@code bmp} or {@code gif}
 * @param width  in pixels, more than zero
 * @param height in pixels, more than zero
 */
public record ImageInfo(String format, int width, int height) {
}
