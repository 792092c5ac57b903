// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelvidu.api.RawBodies;
import io.github.camelvidu.api.RawRequest;
import io.github.camelvidu.api.media.MediaContent;
import io.github.camelvidu.api.media.MediaFacts;

/** Every place of every operation, model and site where constraints.json limits a file, rules that hold included. */
final class MediaPlaces {

    private MediaPlaces() {
    }

    /**
     * @param bodies of the operation, model and site
     * @param body   in which the place has its effect; not changed
     * @param path   a JSON pointer to the place
     * @param name   as a fault names it
     * @param limits the member {@code media} of the field
     */
    record Place(RawBodies bodies, ObjectNode body, String path, String name, JsonNode limits) {

        /** The body with a file at the place. */
        ObjectNode with(MediaFacts facts) {
            ObjectNode copy = body.deepCopy();
            int slash = path.lastIndexOf('/');
            JsonNode holder = copy.at(path.substring(0, slash));
            POJONode file = new POJONode((MediaContent) () -> facts);
            if (holder instanceof ArrayNode list) {
                list.set(Integer.parseInt(path.substring(slash + 1)), file);
            } else {
                ((ObjectNode) holder).set(path.substring(slash + 1), file);
            }
            return copy;
        }

        @Override
        public String toString() {
            return bodies + ": " + name + " " + limits;
        }
    }

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        for (RawBodies bodies : RawBodies.all()) {
            for (String member : bodies.request(bodies.minimal()).members()) {
                ObjectNode body = bodies.with(member);
                if (body != null) {
                    add(places, bodies, body, body, bodies.request(body), "", member);
                }
            }
            RawRequest.rules(bodies.limits()).forEach(rule -> rule.path("limit").fieldNames().forEachRemaining(member -> {
                ObjectNode body = bodies.under(rule);
                if (rule.at("/limit/" + member).has("media")) {
                    add(places, bodies, body, body, bodies.request(body), "", member);
                }
            }));
        }
        return places;
    }

    private static void add(
            List<Place> places, RawBodies bodies, ObjectNode body, ObjectNode holder, RawRequest request, String prefix,
            String member) {
        JsonNode field = request.field(member);
        boolean list = field.get("type").asText().equals("array");
        if (field.has("media")) {
            if (list && !holder.path(member).isArray()) {
                holder.putArray(member).add(RawBodies.LINK);
            }
            String path = prefix + "/" + member + (list ? "/0" : "");
            places.add(new Place(bodies, body, path, name(path), field.get("media")));
        } else if (holder.path(member).path(0) instanceof ObjectNode) {
            String below = prefix + "/" + member + "/0";
            for (String inner : request.item(member, (ObjectNode) holder.get(member).get(0)).members()) {
                ObjectNode copy = body.deepCopy();
                ObjectNode item = (ObjectNode) copy.at(below);
                add(places, bodies, copy, item, request.item(member, item), below, inner);
            }
        }
    }

    /** {@code subjects[0].images[0]} of {@code /subjects/0/images/0}. */
    private static String name(String path) {
        return path.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    }
}
