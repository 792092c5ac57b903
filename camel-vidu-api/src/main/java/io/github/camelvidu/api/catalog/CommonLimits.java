// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

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

    public CommonLimits {
        referenceImageMinPx = Copies.of(referenceImageMinPx);
        states = Copies.of(states);
        terminalStates = Copies.of(terminalStates);
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
