// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.EffectiveRequest;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.MediaLimits;
import io.github.camelvidu.api.catalog.Operation;

/**
 * A file in a request, and where it stands.
 *
 * @param name   the member with indexes, {@code subjects[0].images[1]}
 * @param media  the file
 * @param limits of the member; null when nothing is said
 */
record MediaPlace(String name, InputMedia media, MediaLimits limits) {

    /** Every file of a request, in the order of its members. */
    static List<MediaPlace> in(Operation operation, ObjectNode request, Site site) {
        List<MediaPlace> places = new ArrayList<>();
        find(EffectiveRequest.of(operation, request, site), request, "", places);
        return places;
    }

    private static void find(EffectiveRequest limits, ObjectNode object, String prefix, List<MediaPlace> places) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = prefix + member.getKey();
            Field field = limits.fields().get(member.getKey());
            MediaLimits media = field == null ? null : field.media();
            add(name, member.getValue(), media, places);
            for (int i = 0; member.getValue().isArray() && i < member.getValue().size(); i++) {
                JsonNode item = member.getValue().get(i);
                String itemName = name + "[" + i + "]";
                add(itemName, item, media, places);
                if (field != null && item instanceof ObjectNode nested) {
                    find(limits.item(member.getKey(), nested), nested, itemName + ".", places);
                }
            }
        }
    }

    private static void add(String name, JsonNode value, MediaLimits limits, List<MediaPlace> places) {
        if (value instanceof POJONode pojo && pojo.getPojo() instanceof InputMedia media) {
            places.add(new MediaPlace(name, media, limits));
        }
    }
}
