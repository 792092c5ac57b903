// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.process;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChildJvmTest {

    /** Adds numbers. */
    static final class Adder {

        public static void main(String[] arguments) {
            int start = Integer.parseInt(arguments[0]);
            new Orders().on("add", words -> start + words.stream().mapToInt(Integer::parseInt).sum()).serve();
        }
    }

    @Test
    void aChildAnswersOrderByOrderUntilOneFails() throws Exception {
        try (ChildJvm adder = ChildJvm.start(Adder.class, List.of("-Xmx64m"), 10)) {
            assertThat(adder.ask("add", 1, 2).intValue()).isEqualTo(13);
            assertThat(adder.ask("add", 5).intValue()).isEqualTo(15);
            assertThatThrownBy(() -> adder.ask("multiply", 5)).isInstanceOf(IOException.class).hasMessageContaining("Adder");
        }
    }
}
