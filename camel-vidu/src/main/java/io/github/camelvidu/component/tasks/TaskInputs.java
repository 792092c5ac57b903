// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.media.Sha256;

/**
 * What tells the task of a request without a marker among others: as much of its inputs as the task list shows (Vidu
 * reference, section 6.2). Prompts are kept as digests.
 *
 * @param prompt   SHA-256 of the text; null without one
 * @param images   how many pictures; null when the kind has none
 * @param duration seconds; null when the request names none
 */
record TaskInputs(String prompt, Integer images, Double duration) {

    /** The list's names of kinds that are found by their marker (section 4): no task of these is meant. */
    private static final Set<String> MARKED_TYPES = Set.of("text2video", "img2video", "headtailimg2video", "character2video");
    private static final List<String> TEXTS = List.of("prompt", "text");
    private static final List<String> PICTURES = List.of("images", "image");

    static TaskInputs of(ObjectNode request) {
        String text = TEXTS.stream().map(request::path).filter(JsonNode::isTextual).map(JsonNode::textValue).findFirst()
                .orElse(null);
        Integer images = PICTURES.stream().map(request::path).filter(node -> !node.isMissingNode())
                .map(node -> node.isArray() ? node.size() : 1).findFirst().orElse(null);
        JsonNode duration = request.path("duration");
        return new TaskInputs(text == null ? null : digest(text), images, duration.isNumber() ? duration.asDouble() : null);
    }

    /** Reads what {@link #toText} wrote. */
    static TaskInputs parse(String text) {
        TreeMap<String, String> members = Stream.of(text.split(";")).filter(part -> part.contains("="))
                .collect(Collectors.toMap(
                        part -> part.substring(0, part.indexOf('=')), part -> part.substring(part.indexOf('=') + 1),
                        (first, second) -> first, TreeMap::new));
        return new TaskInputs(
                members.get("prompt"), members.containsKey("images") ? Integer.valueOf(members.get("images")) : null,
                members.containsKey("duration") ? Double.valueOf(members.get("duration")) : null);
    }

    /** One line for the ledger. */
    String toText() {
        return Stream.of(part("prompt", prompt), part("images", images), part("duration", duration))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(";"));
    }

    /** Whether everything that both tell is the same; the platform rounds lengths. */
    boolean fits(Task listed) {
        boolean samePrompt = prompt == null || listed.prompt() == null || listed.prompt().isEmpty()
                || prompt.equals(digest(listed.prompt()));
        boolean sameImages = images == null || listed.images().isEmpty() || images == listed.images().size();
        boolean sameDuration = duration == null || listed.duration() == null || Math.abs(duration - listed.duration()) < 1;
        boolean marked = listed.type() != null && MARKED_TYPES.contains(listed.type());
        return !marked && samePrompt && sameImages && sameDuration;
    }

    private static String part(String name, Object value) {
        return value == null ? "" : name + "=" + value;
    }

    private static String digest(String text) {
        MessageDigest sha256 = Sha256.digest();
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(sha256);
    }
}
