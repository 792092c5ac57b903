// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

/**
 * What the first look at an uploaded or inline file tells.
 *
 * @param kind    {@code image}, {@code video} or {@code audio}
 * @param format  as in the tables, such as {@code png}, {@code jpeg}, {@code mp4} or {@code wav}
 * @param width   in pixels; 0 when it is not known
 * @param height  in pixels; 0 when it is not known
 * @param seconds length of video or sound; 0 when it is not known
 */
public record MediaInfo(String kind, String format, int width, int height, double seconds) {
}
