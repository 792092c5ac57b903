// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.CommonLimits;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.MediaLimits;
import io.github.camelvidu.api.catalog.Reasons;

/** Checks a data URI for format and size, the limits that can be seen without decoding it. */
final class DataUriCheck {

    private final CommonLimits common;
    private final Reasons reasons;
    private final Consumer<RequestFault> faults;

    DataUriCheck(Catalog catalog, Consumer<RequestFault> faults) {
        this.common = catalog.common();
        this.reasons = catalog.reasons();
        this.faults = faults;
    }

    /** @param uri text that starts with {@code data:} */
    void check(String name, Field field, String uri) {
        MediaLimits limits = common.with(field.media());
        InlineMedia media = InlineMedia.of(uri);
        String allowed = "base64 of " + Wording.files(limits);
        if (!media.base64()) {
            fault(name, "a data URI that is not base64", allowed, reasons.mediaFormat());
        } else if (media.format().isEmpty()) {
            fault(name, "a data URI without media type", allowed, reasons.mediaFormat());
        } else if (!accepted(limits, media)) {
            fault(name, Wording.file(media.kind(), media.format()), allowed, reasons.mediaFormat());
        }
        Stream.of(common.maxMb(limits), Optional.ofNullable(limits.maxMbBase64())).flatMap(Optional::stream)
                .filter(max -> Wording.exceeds(media.decodedBytes(), max)).min(BigDecimal::compareTo)
                .ifPresent(max -> fault(name, Wording.size(media.decodedBytes()), Wording.atMost(max),
                        reasons.media()));
        if (limits.bodyMaxMb() != null && Wording.exceeds(media.textBytes(), limits.bodyMaxMb())) {
            fault(name, Wording.size(media.textBytes()) + " in the request",
                    Wording.atMost(limits.bodyMaxMb()), reasons.media());
        }
    }

    /** With a list of formats it decides: MXF and HLS have media types that do not say video. */
    private static boolean accepted(MediaLimits limits, InlineMedia media) {
        boolean sameKind = limits.acceptsKind(media.kind()) || media.kind().equals("application");
        return sameKind && limits.acceptsFormat(media.format());
    }

    private void fault(String name, String given, String allowed, String reason) {
        faults.accept(new RequestFault(name, given, allowed, reason));
    }
}
