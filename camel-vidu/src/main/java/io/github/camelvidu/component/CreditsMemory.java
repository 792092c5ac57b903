// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a consumer group has been told of the credits, as a mark of the group. */
final class CreditsMemory {

    private static final String SEEN = "seen";

    private final ConsumerGroup group;
    private final ObjectMapper mapper;

    CreditsMemory(ConsumerGroup group, ObjectMapper mapper) {
        this.group = group;
        this.mapper = mapper;
    }

    /** @throws IllegalStateException when what is remembered was written by something else */
    CreditsSeen read() {
        return group.mark(SEEN).map(text -> {
            try {
                return mapper.readValue(text, CreditsSeen.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(
                        "what the consumer group remembers of vidu:credits can not be read: set another consumerGroup", e);
            }
        }).orElse(CreditsSeen.NOTHING);
    }

    void write(CreditsSeen seen) {
        try {
            group.setMark(SEEN, mapper.writeValueAsString(seen));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and words can always be written", e);
        }
    }
}
