// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that should be an MP4. */
final class Movie {

    private static final int HEADER = 8;

    private Movie() {
    }

    /** Whether it has its index and its media, and ends exactly where its last box does. */
    static boolean isWhole(Path file) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        List<String> boxes = new ArrayList<>();
        while (content.remaining() >= HEADER) {
            int start = content.position();
            int size = content.getInt();
            byte[] type = new byte[4];
            content.get(type);
            boxes.add(new String(type, StandardCharsets.ISO_8859_1));
            if (size < HEADER || size > content.limit() - start) {
                return false;
            }
            content.position(start + size);
        }
        return !content.hasRemaining() && boxes.containsAll(List.of("ftyp", "moov", "mdat"));
    }
}
