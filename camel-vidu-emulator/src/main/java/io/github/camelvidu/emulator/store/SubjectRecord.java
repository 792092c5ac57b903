// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A stored subject (Vidu reference, section 8.2).
 *
 * @param id          as clients see it
 * @param accountId   whose subject
 * @param name        as the account chose it
 * @param images      list of references
 * @param videos      list of references
 * @param voiceId     empty when none was given
 * @param style       written by the platform when none was given
 * @param description written by the platform when none was given
 */
public record SubjectRecord(
        long id, long accountId, String name, JsonNode images, JsonNode videos, String voiceId, String style,
        String description) {

    /** Names no picture and no description. */
    @Override
    public String toString() {
        return "SubjectRecord[" + id + "]";
    }
}
