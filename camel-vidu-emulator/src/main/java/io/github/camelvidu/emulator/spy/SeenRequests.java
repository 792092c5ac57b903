// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.spy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Requests that the emulator has seen, narrowed step by step and then asserted or awaited. Each question is answered
 * anew from what is recorded at that moment. A failure says what was expected and lists what was seen, with the
 * beginning of prompts, but without keys, signed links and contents of files. Immutable and thread-safe.
 */
public final class SeenRequests {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LISTED = 20;
    private static final int PROMPT = 60;

    private final RecordedRequests recorded;
    private final List<Criterion> criteria;
    private final Duration patience;

    SeenRequests(RecordedRequests recorded, List<Criterion> criteria, Duration patience) {
        this.recorded = recorded;
        this.criteria = criteria;
        this.patience = patience;
    }

    /** Those with exactly this prompt. */
    public SeenRequests withPrompt(String prompt) {
        return that("with the prompt \"" + beginning(prompt) + '"',
                request -> prompt.equals(request.json().path("prompt").textValue()));
    }

    /** Those with this model. */
    public SeenRequests withModel(String model) {
        return withMember("model", model);
    }

    /**
     * Those whose body has a member with this value, as text.
     *
     * @param name  of a member of the body, or a JSON pointer such as {@code /subjects/0/name}
     * @param value such as {@code 4}, {@code true}, {@code 720p}
     */
    public SeenRequests withMember(String name, Object value) {
        return that("with " + name + " " + beginning(value.toString()), request -> {
            JsonNode member = name.startsWith("/") ? request.json().at(name) : request.json().path(name);
            return !member.isMissingNode() && member.asText().equals(value.toString());
        });
    }

    /** Those that carry a header of that name, in any letter case. */
    public SeenRequests carrying(String header) {
        return that("carrying " + header, request -> request.header(header).isPresent());
    }

    /** Those with this value of the header among others. */
    public SeenRequests withHeader(String header, String value) {
        return that("with " + header + ": " + Masks.header(header, value),
                request -> request.headers().getOrDefault(header.toLowerCase(Locale.ROOT), List.of())
                        .contains(value));
    }

    /** Those that were answered with this HTTP status; 0 for those that got no answer. */
    public SeenRequests answered(int status) {
        return that("answered with " + status, request -> request.status() == status);
    }

    /**
     * Those that fit.
     *
     * @param description in words, for messages
     * @param which       must be quick
     */
    public SeenRequests that(String description, Predicate<RecordedRequest> which) {
        List<Criterion> more = new ArrayList<>(criteria);
        more.add(new Criterion(description, which));
        return new SeenRequests(recorded, List.copyOf(more), patience);
    }

    /** Waits this long in real time where it waits; 10 s when not set. */
    public SeenRequests atMost(Duration patience) {
        return new SeenRequests(recorded, criteria, patience);
    }

    /** These requests, oldest first. */
    public List<RecordedRequest> list() {
        return among(recorded.all());
    }

    public int size() {
        return list().size();
    }

    /** @throws AssertionError if there are more or fewer now */
    public SeenRequests hasSize(int size) {
        List<RecordedRequest> found = list();
        if (found.size() != size) {
            throw failure(size + "", found);
        }
        return this;
    }

    /** @throws AssertionError if there is one */
    public void isEmpty() {
        hasSize(0);
    }

    /**
     * The only one.
     *
     * @throws AssertionError if there is none, or more
     */
    public RecordedRequest one() {
        return hasSize(1).list().get(0);
    }

    /**
     * Waits for the first one.
     *
     * @throws AssertionError if it does not come in time, or there are more
     */
    public RecordedRequest awaitOne() {
        return awaitSize(1).get(0);
    }

    /**
     * Waits until there are so many.
     *
     * @return                these requests, oldest first
     * @throws AssertionError if they do not come in time, or there are more
     */
    public List<RecordedRequest> awaitSize(int size) {
        recorded.await(seen -> among(seen).size() >= size, patience);
        List<RecordedRequest> found = list();
        if (found.size() != size) {
            throw failure(size + " within " + patience, found);
        }
        return found;
    }

    /**
     * Fails if one of these carried a header of that name, in any letter case.
     *
     * @throws AssertionError that lists those that did, without its value
     */
    public void noneCarried(String header) {
        carrying(header).isEmpty();
    }

    /** @throws AssertionError if one of these did not carry a header of that name */
    public void allCarried(String header) {
        that("without " + header, request -> request.header(header).isEmpty()).isEmpty();
    }

    private List<RecordedRequest> among(List<RecordedRequest> requests) {
        return requests.stream().filter(request -> criteria.stream().allMatch(each -> each.which().test(request))).toList();
    }

    private AssertionError failure(String expected, List<RecordedRequest> found) {
        String wanted = criteria.isEmpty()
                ? "requests" : criteria.stream().map(Criterion::description)
                        .collect(Collectors.joining(", "));
        List<RecordedRequest> all = recorded.all();
        return new AssertionError(
                "Expected " + expected + ": " + wanted + "; there are " + found.size()
                                  + listed(found) + "\nAll that was seen, " + all.size() + " requests"
                                  + (all.size() > LISTED ? ", the latest " + LISTED : "")
                                  + listed(all.subList(Math.max(0, all.size() - LISTED), all.size())));
    }

    private static String listed(List<RecordedRequest> requests) {
        return requests.isEmpty()
                ? "" : requests.stream().limit(LISTED).map(SeenRequests::shown)
                        .collect(Collectors.joining("\n  ", ":\n  ", ""));
    }

    private static String shown(RecordedRequest request) {
        String prompt = request.json().path("prompt").asText();
        return request.number() + ". " + request + (prompt.isEmpty() ? "" : ", prompt \"" + beginning(prompt) + '"');
    }

    private static String beginning(String text) {
        String masked = Masks.text(text);
        return masked.length() <= PROMPT ? masked : masked.substring(0, PROMPT) + "…";
    }

    private record Criterion(String description, Predicate<RecordedRequest> which) {
    }
}
