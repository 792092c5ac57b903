// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelvidu.api.media.MediaFacts;

/**
 * Limits that hold for every operation (Vidu reference, sections 1, 6 and 11).
 *
 * @param payloadMaxChars            characters of a payload
 * @param httpBodyMaxMb              size of a request body in MB
 * @param multiframeStartImageBodyMb size in MB of a request body that carries the first picture of multiframe
 * @param image                      limits of every input picture
 * @param uploadImage                limits of an uploaded picture
 * @param referenceImageMinPx        least width and height of a reference picture
 * @param taskList                   paging of the task list
 * @param subjectsList               paging of the subject list
 * @param resultUrlSeconds           how long the link of a result is good
 * @param coverUrlSecondsObserved    how long the link of a cover was good
 * @param offPeakDeadlineHours       after which an off-peak task that was not served is cancelled and refunded
 * @param defaultConcurrency         tasks that run at once on an account
 * @param states                     of a task
 * @param terminalStates             those that do not change any more
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommonLimits(
        @JsonProperty(required = true) int payloadMaxChars,
        @JsonProperty(required = true) int httpBodyMaxMb,
        @JsonProperty(required = true) int multiframeStartImageBodyMb,
        @JsonProperty(required = true) MediaLimits image,
        @JsonProperty(required = true) MediaLimits uploadImage,
        @JsonProperty(required = true) List<Integer> referenceImageMinPx,
        @JsonProperty(required = true) TaskList taskList,
        @JsonProperty(required = true) SubjectsList subjectsList,
        @JsonProperty(required = true) int resultUrlSeconds,
        @JsonProperty(required = true) int coverUrlSecondsObserved,
        @JsonProperty(required = true) int offPeakDeadlineHours,
        @JsonProperty(required = true) int defaultConcurrency,
        @JsonProperty(required = true) List<String> states,
        @JsonProperty(required = true) List<String> terminalStates) {

    /**
     * Bytes of what the platform calls an MB: it does not say which one it means, and this one never refuses what the
     * other allows.
     */
    public static final long MB = 1024L * 1024;

    public CommonLimits {
        referenceImageMinPx = Copies.of(referenceImageMinPx);
        states = Copies.of(states);
        terminalStates = Copies.of(terminalStates);
    }

    /**
     * The limits of a member together with those of every picture, when it takes pictures. What the member says itself
     * stands in place of what is said of every picture, except for the size: see {@link #maxMb}.
     */
    public MediaLimits with(MediaLimits limits) {
        return isImage(limits.kind()) ? image.overlaidWith(limits) : limits;
    }

    /** The largest file in MB that a member takes, from wherever it comes; empty when nothing is said. */
    public Optional<BigDecimal> maxMb(MediaLimits limits) {
        return least(limits.maxMb(), isImage(limits.kind()) ? image.maxMb() : null);
    }

    /**
     * The largest file in bytes that may stand inside a request as base64, in a member with these limits and with
     * nothing else beside it: what is left by the size of a file, of a file inside, of the text inside and of the whole
     * body (Vidu reference, section 1). The few characters in front of the base64 are not counted.
     */
    public long largestInside(MediaLimits limits) {
        BigDecimal text = least(limits.bodyMaxMb(), BigDecimal.valueOf(httpBodyMaxMb)).orElseThrow();
        long byText = bytes(text) / 4 * 3;
        return least(maxMb(limits).orElse(null), limits.maxMbBase64()).map(mb -> Math.min(bytes(mb), byText)).orElse(byText);
    }

    /**
     * File formats that the upload takes; those of every picture when it names none itself (Vidu reference, section 7).
     */
    public List<String> uploadFormats() {
        List<String> formats = image.overlaidWith(uploadImage).formats();
        return formats == null ? List.of() : formats;
    }

    /**
     * Whether a file can be uploaded: a picture of a format and size that the upload takes (Vidu reference, section 7).
     */
    public boolean uploadable(MediaFacts facts) {
        boolean small = least(uploadImage.maxMb(), image.maxMb()).map(mb -> facts.bytes() <= bytes(mb)).orElse(true);
        return small && isImage(facts.kind()) && image.overlaidWith(uploadImage).acceptsFormat(facts.format());
    }

    private static boolean isImage(String kind) {
        return "image".equals(kind);
    }

    private static Optional<BigDecimal> least(BigDecimal one, BigDecimal other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other)).flatMap(Optional::stream)
                .min(BigDecimal::compareTo);
    }

    private static long bytes(BigDecimal mb) {
        return mb.multiply(BigDecimal.valueOf(MB)).longValue();
    }

    /**
     * @param pageSizeDefault   rows of a page
     * @param pageSizeMax       most rows of a page
     * @param defaultWindowDays how far back the list goes when no time is asked for
     * @param firstPage         number of the first page
     */
    public record TaskList(
            @JsonProperty(required = true) int pageSizeDefault,
            @JsonProperty(required = true) int pageSizeMax,
            @JsonProperty(required = true) int defaultWindowDays,
            @JsonProperty(required = true) int firstPage) {
    }

    /**
     * @param countDefault rows of a page
     * @param countMax     most rows of a page
     */
    public record SubjectsList(
            @JsonProperty(required = true) int countDefault,
            @JsonProperty(required = true) int countMax) {
    }
}
