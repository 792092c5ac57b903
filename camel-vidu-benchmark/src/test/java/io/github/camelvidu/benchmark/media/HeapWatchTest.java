// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeapWatchTest {

    private static final int MIB = 1 << 20;

    private final HeapWatch heap = new HeapWatch();

    @Test
    void thePeakHasWhatBecameGarbageLongAgo() {
        long idle = heap.idle();
        heap.reset();
        List<byte[]> blocks = blocks(30);

        assertThat(blocks).hasSize(30);
        blocks.clear();
        heap.idle();

        assertThat(heap.peak() - idle).isGreaterThan(30L * MIB);
        heap.reset();
        assertThat(heap.peak() - idle).isLessThan(30L * MIB);
    }

    @Test
    void whatIsAliveHasNoGarbage() throws Exception {
        long idle = heap.idle();

        long most = heap.mostAlive(() -> {
            for (int round = 0; round < 20; round++) {
                assertThat(blocks(10)).hasSize(10);
            }
        });

        assertThat(most - idle).isLessThan(60L * MIB);
    }

    private static List<byte[]> blocks(int count) {
        List<byte[]> blocks = new ArrayList<>();
        for (int block = 0; block < count; block++) {
            blocks.add(new byte[MIB]);
        }
        return blocks;
    }
}
