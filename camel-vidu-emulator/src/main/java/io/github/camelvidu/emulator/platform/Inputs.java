// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.media.MediaProbe;
import io.github.camelvidu.emulator.rules.Breach;
import io.github.camelvidu.emulator.rules.EffectiveRequest;
import io.github.camelvidu.emulator.rules.MediaPlace;
import io.github.camelvidu.emulator.rules.Refusal;

/**
 * The files that a request works on (Vidu reference, section 1, "Media inputs"). Inline files and uploads are really
 * looked at; links are not fetched, since an emulator must work without a network.
 *
 * <p>
 * The platform publishes no HTTP status for a clip or a sound that cannot be fetched or read. It is assumed that those
 * are refused with the reasons of pictures.
 */
final class Inputs {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s/]+.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern UPLOAD = Pattern.compile("ssupload:\\?id=(\\d+)");
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64";

    private final Function<Long, Optional<UploadedFile>> uploads;
    private final boolean checked;

    /**
     * @param uploads finds what the account has uploaded; empty for an id that is unknown or has lapsed
     * @param checked whether a file that does not fit is refused; else it is one of which nothing is known
     */
    Inputs(Function<Long, Optional<UploadedFile>> uploads, boolean checked) {
        this.uploads = uploads;
        this.checked = checked;
    }

    /**
     * Checks all files that take effect.
     *
     * @return         what was seen
     * @throws Refusal {@code ImageDownloadFailure}, {@code ImageFormatInvalid} or {@code PageSizeOutOfRange}
     */
    MediaFacts check(EffectiveRequest request) {
        Map<String, MediaInfo> facts = new LinkedHashMap<>();
        for (MediaPlace place : request.media()) {
            found(place).ifPresent(file -> facts.put(place.path(), file));
        }
        if (checked) {
            request.media().forEach(place -> comparePixels(place, request.media(), facts));
        }
        return new MediaFacts(facts);
    }

    /**
     * The members to keep: an inline file is replaced by the reference of an upload, so that answers stay small.
     *
     * @param firstId number of the first of these references
     */
    ObjectNode withoutInlineContent(EffectiveRequest request, long firstId) {
        ObjectNode kept = request.members().deepCopy();
        long id = firstId;
        for (MediaPlace place : request.mediaPlaces()) {
            if (isInline(place.reference())) {
                replace(kept, place, "ssupload:?id=" + id++);
            }
        }
        return kept;
    }

    private static void replace(ObjectNode members, MediaPlace place, String reference) {
        JsonNode holder = members.at(place.pointer().head());
        if (holder instanceof ArrayNode list) {
            list.set(place.pointer().last().getMatchingIndex(), list.textNode(reference));
        } else {
            ((ObjectNode) holder).put(place.pointer().last().getMatchingProperty(), reference);
        }
    }

    private Optional<MediaInfo> found(MediaPlace place) {
        try {
            return look(place);
        } catch (Refusal refusal) {
            if (checked) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    private Optional<MediaInfo> look(MediaPlace place) {
        MediaLimits limits = new MediaLimits(place.limits());
        if (isInline(place.reference())) {
            byte[] content = content(place);
            MediaInfo file = MediaProbe.probe(content).orElseThrow(() -> Refusal.of(Breach.MEDIA_FORMAT));
            limits.check(file);
            limits.checkInlineBytes(content.length, place.reference().length());
            return Optional.of(file);
        }
        Matcher upload = UPLOAD.matcher(place.reference());
        if (upload.matches()) {
            UploadedFile file = DecimalId.parse(upload.group(1)).flatMap(uploads)
                    .orElseThrow(() -> Refusal.of(Breach.MEDIA_FETCH));
            limits.check(file.info());
            limits.checkBytes(file.bytes());
            return Optional.of(file.info());
        }
        if (!LINK.matcher(place.reference()).matches()) {
            throw Refusal.of(Breach.MEDIA_FETCH);
        }
        return Optional.empty();
    }

    /**
     * The first and the last picture of a list must be about as large (Vidu reference, section 5.3); pixels are meant.
     */
    private static void comparePixels(MediaPlace first, List<MediaPlace> places, Map<String, MediaInfo> facts) {
        JsonNode range = first.limits().path("pixel_size_ratio_first_to_last");
        if (!range.isArray() || !first.path().endsWith("[0]")) {
            return;
        }
        MediaPlace last = places.stream().filter(place -> place.member().equals(first.member()))
                .reduce(first, (before, place) -> place);
        long firstPixels = pixels(facts.get(first.path()));
        long lastPixels = pixels(facts.get(last.path()));
        if (firstPixels > 0 && lastPixels > 0) {
            double ratio = firstPixels / (double) lastPixels;
            if (ratio < range.get(0).doubleValue() || ratio > range.get(1).doubleValue()) {
                throw Refusal.of(Breach.MEDIA);
            }
        }
    }

    private static long pixels(MediaInfo picture) {
        return picture == null ? 0 : (long) picture.width() * picture.height();
    }

    private static boolean isInline(String reference) {
        return reference.regionMatches(true, 0, DATA, 0, DATA.length());
    }

    /** The media type must be of the member's kind; which format it is only the content tells. */
    private static byte[] content(MediaPlace place) {
        String dataUri = place.reference();
        int comma = dataUri.indexOf(',');
        String type = comma < 0 ? "" : dataUri.substring(DATA.length(), comma).toLowerCase(Locale.ROOT);
        if (!type.startsWith(place.kind() + "/") || !type.endsWith(BASE64)) {
            throw Refusal.of(Breach.MEDIA_FORMAT);
        }
        try {
            return Base64.getDecoder().decode(dataUri.substring(comma + 1));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Breach.MEDIA_FORMAT);
        }
    }
}
