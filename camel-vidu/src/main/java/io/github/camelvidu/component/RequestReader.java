// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.validation.RequestFault;
import io.github.camelvidu.api.validation.RequestValidator;
import io.github.camelvidu.component.tasks.Marker;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;

/**
 * Makes the platform's request out of an exchange. For each member the strongest source wins: the body when it is a
 * request, then the header, then the option (of the endpoint, else of the component). What no source gives is not sent.
 */
final class RequestReader {

    /** The kinds of generation that are complete: limits, price, types and emulator. */
    static final Set<String> KINDS = Set.of("text2video", "img2video");

    private static final String TEXT_TO_VIDEO = "text2video";
    private static final String IMAGE_TO_VIDEO = "img2video";
    private static final String IMAGES = "images";
    private static final String PAYLOAD = "payload";

    private final ViduConfiguration configuration;
    private final Catalog catalog;
    private final ObjectMapper mapper;
    private final RequestValidator validator;
    private final BodyReader bodies;
    private final MemberConverter converter;
    private final Map<String, Object> options;

    RequestReader(ViduEndpoint endpoint) {
        CamelContext camel = endpoint.getCamelContext();
        configuration = endpoint.getConfiguration();
        catalog = endpoint.getComponent().catalog();
        mapper = endpoint.getComponent().platformMapper();
        validator = new RequestValidator(catalog, configuration.getValidation(), configuration.getSite());
        LocalMedia media = new LocalMedia(camel, configuration.getInputDir());
        bodies = new BodyReader(mapper, endpoint.getComponent().routeMapper(), media);
        converter = new MemberConverter(camel, mapper, media);
        options = options(camel, configuration);
        checkKind();
    }

    /**
     * @throws ViduRequestException that names everything at fault at once
     */
    PlatformRequest read(Exchange exchange) {
        BodyReader.Content content = bodies.read(exchange);
        String kind = kind(exchange, content);
        ObjectNode members = mapper.createObjectNode();
        List<RequestFault> faults = new ArrayList<>();
        Operation operation = operation(kind, content, members);
        for (Map.Entry<String, Field> field : operation.fields().entrySet()) {
            String name = field.getKey();
            try {
                JsonNode value = value(exchange, content, name, field.getValue());
                if (value != null) {
                    members.set(name, value);
                }
            } catch (UnusableValueException e) {
                faults.add(new RequestFault(name, e.given(), e.allowed(), "FieldInvalid"));
            }
        }
        List<String> unreadable = faults.stream().map(RequestFault::field).toList();
        validator.faults(operation, members).stream().filter(fault -> !unreadable.contains(fault.field())).forEach(faults::add);
        checkRoomForMarker(operation, members, faults);
        if (!faults.isEmpty()) {
            throw refused(kind, members, faults);
        }
        return new PlatformRequest(operation, members);
    }

    private void checkKind() {
        String kind = configuration.getKind();
        if (kind == null) {
            return;
        }
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException(unknown(kind));
        }
        for (Operation operation : catalog.operations(kind)) {
            Set<String> honoured = new HashSet<>();
            operation.fields().keySet().forEach(member -> honoured.add(MemberNames.option(member)));
            for (String given : configuration.given()) {
                if (RequestOptions.NAMES.contains(given) && !honoured.contains(given)) {
                    throw new IllegalArgumentException(kind + " does not know the option " + given);
                }
            }
        }
    }

    private String kind(Exchange exchange, BodyReader.Content content) {
        String wanted = content.kind();
        if (wanted == null) {
            wanted = exchange.getMessage().getHeader(ViduConstants.KIND, String.class);
        }
        if (wanted == null) {
            wanted = configuration.getKind();
        }
        if (wanted == null) {
            boolean picture = content.members().has(IMAGES)
                    || exchange.getMessage().getHeader(ViduConstants.IMAGES) != null || options.containsKey(IMAGES);
            wanted = picture ? IMAGE_TO_VIDEO : TEXT_TO_VIDEO;
        }
        requireKnown(wanted);
        return wanted;
    }

    private static void requireKnown(String kind) {
        if (!KINDS.contains(kind)) {
            throw new ViduRequestException(unknown(kind), List.of("kind"), FailureDetails.NONE.withKind(kind), null);
        }
    }

    private static String unknown(String kind) {
        return "kind is '" + kind + "', allowed is " + String.join(", ", KINDS.stream().sorted().toList());
    }

    /** The operation of the kind; everything that the body says is among the members already, known or not. */
    private Operation operation(String kind, BodyReader.Content content, ObjectNode members) {
        members.setAll(content.members());
        return catalog.choose(kind, members);
    }

    /** @return null when no source has a value, or the body's stands already */
    private JsonNode value(Exchange exchange, BodyReader.Content content, String name, Field field)
            throws UnusableValueException {
        if (content.members().has(name)) {
            return converter.inBody(exchange, content.members().get(name), field);
        }
        Object header = exchange.getMessage().getHeader(MemberNames.header(name));
        if (header != null) {
            return converter.fromHeader(exchange, header, field);
        }
        Object option = options.get(name);
        return option == null ? null : converter.fromOption(option, field);
    }

    /** The marker is sent in front of the user's payload, so that much less is left for it. */
    private static void checkRoomForMarker(Operation operation, ObjectNode members, List<RequestFault> faults) {
        Field payload = operation.fields().get(PAYLOAD);
        String text = members.path(PAYLOAD).asText("");
        int length = text.codePointCount(0, text.length());
        if (payload != null && payload.maxChars() != null && length <= payload.maxChars()
                && length > payload.maxChars() - Marker.LENGTH) {
            faults.add(new RequestFault(
                    PAYLOAD, length + " characters",
                    "up to " + (payload.maxChars() - Marker.LENGTH) + " characters, since a marker of " + Marker.LENGTH
                                                     + " is sent in front of it",
                    "FieldInvalid"));
        }
    }

    private static ViduRequestException refused(String kind, ObjectNode members, List<RequestFault> faults) {
        StringBuilder message = new StringBuilder("nothing was sent, the ").append(kind).append(" request has ")
                .append(faults.size() == 1 ? "a fault" : faults.size() + " faults").append(':');
        faults.forEach(fault -> message.append(' ').append(fault.message()));
        return new ViduRequestException(
                message.toString(), faults.stream().map(RequestFault::field).distinct().toList(),
                FailureDetails.NONE.withKind(kind).withModel(members.path("model").asText(null)), null);
    }

    /** The request options that are set, by the platform's names. */
    private Map<String, Object> options(CamelContext camel, ViduConfiguration settings) {
        PropertyConfigurerGetter getter = (PropertyConfigurerGetter) PluginHelper.getConfigurerResolver(camel)
                .resolvePropertyConfigurer(ViduConfiguration.class.getName() + "-configurer", camel);
        Map<String, Object> set = new LinkedHashMap<>();
        for (String kind : KINDS) {
            for (Operation operation : catalog.operations(kind)) {
                for (String member : operation.fields().keySet()) {
                    Object value = getter.getOptionValue(settings, MemberNames.option(member), false);
                    if (value != null) {
                        set.put(member, value);
                    }
                }
            }
        }
        return set;
    }
}
