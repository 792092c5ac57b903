// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Format and size of an image, read from its first bytes and never from its name. Knows the formats that the platform
 * takes: PNG, JPEG and WebP (Vidu reference, section 1, "Media inputs"), BMP (some operations only, sections 5.11 and
 * 5.12); and GIF, which no operation takes. Pixels are not decoded.
 */
public final class ImageProbe {

    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int WEBP_LOSSY_START_CODE = 0x9D012A;
    private static final int WEBP_LOSSLESS_SIGNATURE = 0x2F;

    private static final int OLDEST_BMP_HEADER = 12;
    /** Lengths of the headers that there are, which tell a picture from text that begins with BM. */
    private static final Set<Integer> BMP_HEADERS = Set.of(OLDEST_BMP_HEADER, 40, 52, 56, 64, 108, 124);

    private ImageProbe() {
    }

    /**
     * Looks at an image.
     *
     * @param  content the file, or as much of its beginning as there is; not changed
     * @return         empty when this is no such image, or the header is cut off or names an empty picture
     */
    public static Optional<ImageInfo> probe(byte[] content) {
        ByteBuffer header = ByteBuffer.wrap(content);
        try {
            return sized(look(header));
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    private static ImageInfo look(ByteBuffer header) {
        if (isPng(header)) {
            return png(header);
        } else if (isJpeg(header)) {
            return jpeg(header);
        } else if (isWebp(header)) {
            return webp(header);
        } else if (isBmp(header)) {
            return bmp(header);
        }
        return isGif(header) ? gif(header) : null;
    }

    private static Optional<ImageInfo> sized(ImageInfo info) {
        return Optional.ofNullable(info).filter(it -> it.width() > 0 && it.height() > 0);
    }

    private static boolean isPng(ByteBuffer header) {
        return header.limit() >= 16 && header.getLong(0) == PNG_SIGNATURE;
    }

    private static boolean isJpeg(ByteBuffer header) {
        return header.limit() >= 3 && header.getShort(0) == (short) 0xFFD8 && header.get(2) == (byte) 0xFF;
    }

    private static boolean isWebp(ByteBuffer header) {
        return header.limit() >= 12 && "RIFF".equals(tag(header.position(0))) && "WEBP".equals(tag(header.position(8)));
    }

    private static boolean isBmp(ByteBuffer header) {
        return header.limit() >= 18 && header.get(0) == 'B' && header.get(1) == 'M'
                && BMP_HEADERS.contains(header.order(ByteOrder.LITTLE_ENDIAN).getInt(14));
    }

    private static boolean isGif(ByteBuffer header) {
        return header.limit() >= 6 && "GIF8".equals(tag(header.position(0)))
                && (header.get(4) == '7' || header.get(4) == '9') && header.get(5) == 'a';
    }

    private static ImageInfo png(ByteBuffer header) {
        header.position(12);
        return "IHDR".equals(tag(header)) ? new ImageInfo("png", header.getInt(), header.getInt()) : null;
    }

    /** Walks the segments up to the frame header, which alone knows the size. */
    private static ImageInfo jpeg(ByteBuffer header) {
        header.position(2);
        while (true) {
            int marker = jpegMarker(header);
            if (marker < 0 || marker == 0xD9 || marker == 0xDA) {
                return null;
            }
            if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                continue;
            }
            int next = header.position() + unsignedShort(header);
            if (isFrameHeader(marker)) {
                header.get();
                int height = unsignedShort(header);
                return new ImageInfo("jpeg", unsignedShort(header), height);
            }
            if (next > header.limit() || next < header.position()) {
                return null;
            }
            header.position(next);
        }
    }

    /** The next marker's second byte; any number of 0xFF may come before it. */
    private static int jpegMarker(ByteBuffer header) {
        if (header.get() != (byte) 0xFF) {
            return -1;
        }
        int marker = 0xFF;
        while (marker == 0xFF) {
            marker = header.get() & 0xFF;
        }
        return marker;
    }

    /** SOF0 to SOF15, without the three numbers in between that mean tables: DHT, JPG and DAC. */
    private static boolean isFrameHeader(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static ImageInfo webp(ByteBuffer header) {
        header.position(12).order(ByteOrder.LITTLE_ENDIAN);
        String chunk = tag(header);
        header.getInt();
        return switch (chunk) {
            case "VP8 " -> webpLossy(header);
            case "VP8L" -> webpLossless(header);
            case "VP8X" -> webpExtended(header);
            default -> null;
        };
    }

    private static ImageInfo webpLossy(ByteBuffer header) {
        unsigned24(header);
        int startCode = (header.get() & 0xFF) << 16 | (header.get() & 0xFF) << 8 | header.get() & 0xFF;
        if (startCode != WEBP_LOSSY_START_CODE) {
            return null;
        }
        // the two upper bits of each side ask for scaling on display and are no part of the size
        return new ImageInfo("webp", unsignedShort(header) & 0x3FFF, unsignedShort(header) & 0x3FFF);
    }

    private static ImageInfo webpLossless(ByteBuffer header) {
        if (header.get() != WEBP_LOSSLESS_SIGNATURE) {
            return null;
        }
        int sides = header.getInt();
        return new ImageInfo("webp", (sides & 0x3FFF) + 1, (sides >>> 14 & 0x3FFF) + 1);
    }

    private static ImageInfo webpExtended(ByteBuffer header) {
        header.getInt();
        return new ImageInfo("webp", unsigned24(header) + 1, unsigned24(header) + 1);
    }

    /** A negative height means that the top line comes first. */
    private static ImageInfo bmp(ByteBuffer header) {
        header.position(18);
        boolean oldest = header.getInt(14) == OLDEST_BMP_HEADER;
        return oldest
                ? new ImageInfo("bmp", unsignedShort(header), unsignedShort(header))
                : new ImageInfo("bmp", header.getInt(), Math.abs(header.getInt()));
    }

    private static ImageInfo gif(ByteBuffer header) {
        header.position(6).order(ByteOrder.LITTLE_ENDIAN);
        return new ImageInfo("gif", unsignedShort(header), unsignedShort(header));
    }

    private static String tag(ByteBuffer header) {
        byte[] letters = new byte[4];
        header.get(letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    private static int unsignedShort(ByteBuffer header) {
        return header.getShort() & 0xFFFF;
    }

    private static int unsigned24(ByteBuffer header) {
        return unsignedShort(header) | (header.get() & 0xFF) << 16;
    }
}
