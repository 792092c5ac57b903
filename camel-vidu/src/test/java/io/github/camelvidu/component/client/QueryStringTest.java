// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QueryStringTest {

    @Test
    void pairsStandInTheirOrderAndNullIsLeftOut() {
        QueryString query = new QueryString().add("b", 1).add("c", null).addEach("d", List.of("x", "y"))
                .addEach("e", List.of()).add("a", Instant.EPOCH);

        assertThat(query).hasToString("b=1&d=x&d=y&a=1970-01-01T00%3A00%3A00Z");
    }

    @Test
    void whatWouldEndAValueIsEncoded() {
        assertThat(new QueryString().add("a", "b&c=d e+ä#")).hasToString("a=b%26c%3Dd+e%2B%C3%A4%23");
    }
}
