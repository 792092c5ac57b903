// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

/** As what usage is given. */
public enum UsageFormat {

    /** The types of {@code io.github.camelvidu.api.usage}. */
    OBJECTS,
    /** Text, as those types are written in JSON. */
    JSON,
    /** Text with a line of names and a line for each record or total. */
    CSV
}
