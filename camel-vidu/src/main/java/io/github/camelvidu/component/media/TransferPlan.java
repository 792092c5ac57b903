// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.CommonLimits;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.validation.RequestFault;

/**
 * Which files of a request are uploaded and which go inside it (Vidu reference, sections 1 and 7). Made without reading
 * or sending anything.
 */
public final class TransferPlan {

    /** What stands in place of an uploaded file: scheme and a number of 64 bits. */
    private static final int UPLOADED_LENGTH = "ssupload:?id=".length() + 20;
    /** For what is added to a request before it is sent, above all the marker. */
    private static final int ROOM = 1024;

    private final CommonLimits common;
    private final TransferPolicy policy;
    private final String tooLarge;
    private final List<MediaPlace> places;
    private final Set<InputMedia> uploads = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<RequestFault> faults = new ArrayList<>();

    private TransferPlan(Catalog catalog, Site site, Operation operation, ObjectNode request, TransferPolicy policy) {
        this.common = catalog.common();
        this.policy = policy;
        this.tooLarge = catalog.reasons().media();
        this.places = MediaPlace.in(operation, request, site);
        if (!places.isEmpty()) {
            places.forEach(this::place);
            fit(request);
        }
    }

    /** The plan for a request; it is not changed, and neither is the plan when the request is. */
    public static TransferPlan of(
            Catalog catalog, Site site, Operation operation, ObjectNode request, TransferPolicy policy) {
        return new TransferPlan(catalog, site, operation, request, policy);
    }

    /** Files that must be uploaded first; by identity. */
    public Set<InputMedia> uploads() {
        return Collections.unmodifiableSet(uploads);
    }

    /** Files that can not be sent, each with what to do; then nothing of the request may be sent. */
    public List<RequestFault> faults() {
        return Collections.unmodifiableList(faults);
    }

    /** The request with something else in place of each file that is uploaded; a copy, unless there is none. */
    ObjectNode uploaded(ObjectNode request, Map<InputMedia, String> uris) {
        return uploads.isEmpty() ? request : (ObjectNode) replaced(request, media -> Optional.ofNullable(uris.get(media)));
    }

    /** Decides about one file by itself. */
    private void place(MediaPlace place) {
        boolean uploadable = common.uploadable(place.media().facts());
        long most = mostInside(place);
        if (policy.uploadAll() && !uploadable) {
            fault(place, "a picture of " + String.join(", ", common.uploadFormats()) + " of at most "
                         + common.uploadImage().maxMb().toPlainString()
                         + " MB, which can be uploaded, or a link, or another mediaTransfer");
        } else if (policy.uploadAll() || uploadable && wantsUpload(place.media())) {
            uploads.add(place.media());
        } else if (place.media().length() > most || textTooLong(place)) {
            if (uploadable && policy.uploadRest()) {
                uploads.add(place.media());
            } else {
                fault(place, "at most " + size(most) + " inside a request, or a link to it");
            }
        }
    }

    private boolean wantsUpload(InputMedia media) {
        return !media.isDataUri() && media.length() >= policy.uploadFrom();
    }

    private long mostInside(MediaPlace place) {
        return place.limits() == null ? body() / 4 * 3 : common.largestInside(place.limits());
    }

    private boolean textTooLong(MediaPlace place) {
        return place.limits() != null && place.limits().bodyMaxMb() != null
                && place.media().inlineLength() > place.limits().bodyMaxMb().doubleValue() * CommonLimits.MB;
    }

    /** Uploads more, the largest first, until the request is small enough. */
    private void fit(ObjectNode request) {
        long length = length(request);
        List<MediaPlace> inside = new ArrayList<>(places.stream().filter(place -> !uploads.contains(place.media())).toList());
        inside.sort(Comparator.comparingLong((MediaPlace place) -> place.media().inlineLength()).reversed());
        for (MediaPlace place : inside) {
            if (length > body() && policy.uploadRest() && common.uploadable(place.media().facts())
                    && uploads.add(place.media())) {
                length += UPLOADED_LENGTH - place.media().inlineLength();
            }
        }
        if (length > body() && faults.isEmpty() && !inside.isEmpty()) {
            fault(inside.get(0), "at most " + common.httpBodyMaxMb() + " MB in a request, and together its files make "
                                 + size(length) + " of it; or links");
        }
    }

    /** The length of the request in bytes once everything is where it belongs. */
    private long length(ObjectNode request) {
        JsonNode words = replaced(request, media -> Optional.of(""));
        long length = words.toString().getBytes(StandardCharsets.UTF_8).length + ROOM;
        for (MediaPlace place : places) {
            length += uploads.contains(place.media()) ? UPLOADED_LENGTH : place.media().inlineLength();
        }
        return length;
    }

    private long body() {
        return common.httpBodyMaxMb() * CommonLimits.MB;
    }

    private void fault(MediaPlace place, String allowed) {
        String given = "a file of " + size(place.media().length()) + " (" + place.media().facts().kind() + " "
                       + place.media().facts().format() + ")";
        faults.add(new RequestFault(place.name(), given, allowed, tooLarge));
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.2f MB", (double) bytes / CommonLimits.MB);
    }

    private static JsonNode replaced(JsonNode node, Function<InputMedia, Optional<String>> by) {
        if (node instanceof POJONode pojo && pojo.getPojo() instanceof InputMedia media) {
            return by.apply(media).<JsonNode> map(TextNode::valueOf).orElse(node);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), replaced(member.getValue(), by)));
            return copy;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode copy = list.arrayNode();
            list.forEach(item -> copy.add(replaced(item, by)));
            return copy;
        }
        return node;
    }
}
