// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

/**
 * What a task makes.
 *
 * @param type    {@code video}, {@code image} or {@code audio}, and for calls that are answered at once also
 *                {@code voice}, {@code prompts} or {@code subject}
 * @param count   how many files of that type
 * @param width   in pixels; 0 for what has no size
 * @param height  in pixels; 0 for what has no size
 * @param seconds length of each; 0 for what has none
 */
public record TaskResult(String type, int count, int width, int height, double seconds) {

    public static final String VIDEO = "video";

    /** A result without files. */
    public static TaskResult of(String type) {
        return new TaskResult(type, 0, 0, 0, 0);
    }

    /** One file that can be heard but not seen. */
    public static TaskResult sound(String type, double seconds) {
        return new TaskResult(type, 1, 0, 0, seconds);
    }
}
