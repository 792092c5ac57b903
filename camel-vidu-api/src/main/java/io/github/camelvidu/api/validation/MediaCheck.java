// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.MediaLimits;

/**
 * Checks a file inside a request for its format and size, the limits that can be seen without decoding it. An MB is
 * taken as 1,048,576 bytes: the platform does not say which one it means, and this one never refuses what the other
 * allows.
 */
final class MediaCheck {

    private static final BigDecimal MB = BigDecimal.valueOf(1024L * 1024);

    private final Catalog catalog;
    private final Consumer<RequestFault> faults;

    MediaCheck(Catalog catalog, Consumer<RequestFault> faults) {
        this.catalog = catalog;
        this.faults = faults;
    }

    /** @param uri text that starts with {@code data:} */
    void check(String name, MediaLimits limits, String uri) {
        InlineMedia media = InlineMedia.of(uri);
        List<String> formats = formats(limits);
        String allowed = "base64 of " + (formats.isEmpty() ? limits.kind() : limits.kind() + " " + String.join(", ", formats));
        if (!media.base64()) {
            fault(name, "a data URI that is not base64", allowed, catalog.reasons().mediaFormat());
        } else if (media.format().isEmpty()) {
            fault(name, "a data URI without media type", allowed, catalog.reasons().mediaFormat());
        } else if (!accepted(limits.kind(), formats, media)) {
            fault(name, given(media), allowed, catalog.reasons().mediaFormat());
        }
        decodedLimits(limits).filter(max -> exceeds(media.decodedBytes(), max)).min(BigDecimal::compareTo)
                .ifPresent(max -> fault(name, size(media.decodedBytes()), "at most " + max.toPlainString() + " MB",
                        catalog.reasons().media()));
        if (limits.bodyMaxMb() != null && exceeds(media.textBytes(), limits.bodyMaxMb())) {
            fault(name, size(media.textBytes()) + " in the request", "at most " + limits.bodyMaxMb().toPlainString() + " MB",
                    catalog.reasons().media());
        }
    }

    /** Formats of the member itself stand in place of those of every picture. */
    private List<String> formats(MediaLimits limits) {
        if (limits.formats() != null) {
            return limits.formats();
        }
        List<String> common = isImage(limits) ? catalog.common().image().formats() : null;
        return common == null ? List.of() : common;
    }

    private Stream<BigDecimal> decodedLimits(MediaLimits limits) {
        BigDecimal common = isImage(limits) ? catalog.common().image().maxMb() : null;
        return Stream.of(limits.maxMb(), limits.maxMbBase64(), common).filter(Objects::nonNull);
    }

    private static boolean isImage(MediaLimits limits) {
        return "image".equals(limits.kind());
    }

    /** With a list of formats it decides: MXF and HLS have media types that do not say video. */
    private static boolean accepted(String kind, List<String> formats, InlineMedia media) {
        boolean sameKind = media.kind().equals(kind) || media.kind().equals("application");
        return sameKind && (formats.isEmpty() || formats.contains(media.format()));
    }

    private static boolean exceeds(long bytes, BigDecimal mb) {
        return BigDecimal.valueOf(bytes).compareTo(mb.multiply(MB)) > 0;
    }

    private static String given(InlineMedia media) {
        return Wording.name(media.kind()) + " " + Wording.name(media.format());
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.2f MB", bytes / MB.doubleValue());
    }

    private void fault(String name, String given, String allowed, String reason) {
        faults.accept(new RequestFault(name, given, allowed, reason));
    }
}
