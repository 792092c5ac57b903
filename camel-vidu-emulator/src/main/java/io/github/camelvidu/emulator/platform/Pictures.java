// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.media.ImageInfo;
import io.github.camelvidu.emulator.media.ImageProbe;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.rules.PlatformLimits;
import io.github.camelvidu.emulator.rules.Refusal;

/**
 * The pictures of a request (Vidu reference, section 1, "Media inputs"). Inline pictures are really looked at; links
 * are not fetched, since an emulator must work without a network.
 */
final class Pictures {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s/]+.*|ssupload:\\?id=\\d+", Pattern.CASE_INSENSITIVE);
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64";

    private final PlatformLimits limits;

    Pictures(PlatformLimits limits) {
        this.limits = limits;
    }

    /**
     * Checks all pictures.
     *
     * @return         the first inline picture; empty when all are links
     * @throws Refusal {@code ImageFormatInvalid}, {@code PageSizeOutOfRange} or {@code ImageDownloadFailure}
     */
    Optional<ImageInfo> check(EffectiveRequest request) {
        Optional<ImageInfo> first = Optional.empty();
        for (String member : request.imageMembers()) {
            for (String reference : references(request.members().path(member))) {
                Optional<ImageInfo> seen = check(reference);
                first = first.or(() -> seen);
            }
        }
        return first;
    }

    /** The members to keep: an inline picture is replaced by the reference of an upload, so that answers stay small. */
    ObjectNode withoutInlineContent(EffectiveRequest request, long taskId) {
        ObjectNode kept = request.members().deepCopy();
        for (String member : request.imageMembers()) {
            if (kept.path(member) instanceof ArrayNode list) {
                for (int i = 0; i < list.size(); i++) {
                    if (isInline(list.get(i).textValue())) {
                        list.set(i, kept.textNode("ssupload:?id=" + (taskId + i)));
                    }
                }
            } else if (isInline(kept.path(member).asText())) {
                kept.put(member, "ssupload:?id=" + taskId);
            }
        }
        return kept;
    }

    /** A member holds one reference or a list of them. */
    private static List<String> references(JsonNode value) {
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        List<String> references = new ArrayList<>();
        value.forEach(item -> references.add(item.textValue()));
        return references;
    }

    private Optional<ImageInfo> check(String reference) {
        if (isInline(reference)) {
            return Optional.of(look(content(reference)));
        }
        if (!LINK.matcher(reference).matches()) {
            throw Refusal.of("ImageDownloadFailure");
        }
        return Optional.empty();
    }

    private ImageInfo look(byte[] content) {
        ImageInfo image = ImageProbe.probe(content)
                .filter(it -> limits.imageFormats().contains(it.format()))
                .orElseThrow(() -> Refusal.of("ImageFormatInvalid"));
        double ratio = image.width() / (double) image.height();
        if (content.length > limits.maxImageBytes() || ratio <= limits.narrowestImage() || ratio >= limits.widestImage()) {
            throw Refusal.of("PageSizeOutOfRange");
        }
        return image;
    }

    private static boolean isInline(String reference) {
        return reference.regionMatches(true, 0, DATA, 0, DATA.length());
    }

    private static byte[] content(String dataUri) {
        int comma = dataUri.indexOf(',');
        String type = comma < 0 ? "" : dataUri.substring(DATA.length(), comma);
        if (!type.regionMatches(true, 0, "image/", 0, 6) || !type.toLowerCase(Locale.ROOT).endsWith(BASE64)) {
            throw Refusal.of("ImageFormatInvalid");
        }
        try {
            return Base64.getDecoder().decode(dataUri.substring(comma + 1));
        } catch (IllegalArgumentException e) {
            throw Refusal.of("ImageFormatInvalid");
        }
    }
}
