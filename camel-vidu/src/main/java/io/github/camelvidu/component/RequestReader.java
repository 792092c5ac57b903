// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.FieldType;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.validation.RequestFault;
import io.github.camelvidu.api.validation.RequestValidator;
import io.github.camelvidu.component.media.TransferPlan;
import io.github.camelvidu.component.tasks.Marker;
import io.github.camelvidu.component.tasks.RequestInputs;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;

/**
 * Makes the platform's request out of an exchange. For each member the strongest source wins: the body when it is a
 * request, then the header, then the option (of the endpoint, else of the component). What no source gives is not sent.
 */
final class RequestReader {

    private static final String PAYLOAD = "payload";
    private static final String CALLBACK = "callback_url";
    /** Where a text goes that is the body, the first that the kind has. */
    private static final List<String> TEXTS = List.of("prompt", "text");
    /** Enough for any request that somebody means; a list of thousands would only fill the log. */
    private static final int MOST_NAMED = 100;

    private final ViduEndpoint endpoint;
    private final Catalog catalog;
    private final ObjectMapper mapper;
    private final KindChoice kinds;
    private final StrayMembers strays;
    private final RequestValidator validator;
    private final BodyReader bodies;
    private final MemberConverter converter;
    private final Map<String, Object> options;

    private RequestReader(ViduEndpoint endpoint, Set<String> allowed) {
        this.endpoint = endpoint;
        CamelContext camel = endpoint.getCamelContext();
        ViduConfiguration configuration = endpoint.getConfiguration();
        catalog = endpoint.catalog();
        mapper = endpoint.getComponent().platformMapper();
        kinds = new KindChoice(catalog, configuration, allowed);
        strays = new StrayMembers(catalog, configuration.given());
        kinds.usual().ifPresent(strays::requireKnown);
        validator = new RequestValidator(catalog, configuration.getValidation(), configuration.getSite());
        LocalMedia media = new LocalMedia(camel, configuration.getInputDir());
        bodies = new BodyReader(mapper, endpoint.getComponent().routeMapper());
        converter = new MemberConverter(camel, mapper, media);
        options = options(camel, configuration);
    }

    /** Reads requests of the kinds that are generated. */
    static RequestReader ofGeneration(ViduEndpoint endpoint) {
        return new RequestReader(endpoint, endpoint.catalog().kinds());
    }

    /** Reads requests of any kind. */
    static RequestReader ofAnything(ViduEndpoint endpoint) {
        return new RequestReader(endpoint, endpoint.catalog().requestKinds());
    }

    /** Reads requests of one kind. */
    static RequestReader ofKind(String kind, ViduEndpoint endpoint) {
        return new RequestReader(endpoint, Set.of(kind));
    }

    /**
     * @throws ViduRequestException that names everything at fault at once
     */
    PlatformRequest read(Exchange exchange) {
        BodyReader.Content content = bodies.read(exchange);
        String kind = kinds.of(exchange, content);
        // everything that the body says is among the members already, known or not
        ObjectNode members = content.members().deepCopy();
        Operation operation = operation(exchange, kind, members);
        List<RequestFault> faults = new ArrayList<>();
        Set<String> unreadable = new HashSet<>();
        faults.addAll(strays.faults(exchange, operation));
        place(content, operation, members, faults);
        for (Map.Entry<String, Field> field : operation.fields().entrySet()) {
            String name = field.getKey();
            try {
                JsonNode value = value(exchange, members.get(name), name, field.getValue());
                if (value != null) {
                    members.set(name, value);
                }
            } catch (UnusableValueException e) {
                unreadable.add(name);
                faults.add(new RequestFault(name + e.where(), e.given(), e.allowed(), catalog.reasons().value()));
            }
        }
        validator.faults(operation, members).stream()
                .filter(fault -> !unreadable.contains(fault.field().split("[.\\[]")[0])).forEach(faults::add);
        checkRoomForMarker(operation, members, faults);
        TransferPlan plan = plan(operation, members);
        faults.addAll(plan.faults());
        if (!faults.isEmpty()) {
            throw refused(kind, members, faults);
        }
        return new PlatformRequest(operation, members, inputs(plan));
    }

    private TransferPlan plan(Operation operation, ObjectNode members) {
        ViduConfiguration configuration = endpoint.getConfiguration();
        return TransferPlan.of(
                catalog, configuration.getSite(), operation, members,
                configuration.getMediaTransfer().policy(configuration.getSite()));
    }

    private RequestInputs inputs(TransferPlan plan) {
        return plan.uploads().isEmpty()
                ? RequestInputs.NONE : new UploadedInputs(endpoint.account().uploads, plan, catalog.reasons());
    }

    /**
     * The form of the kind that the exchange has: what a header or option gives counts as well as what the body says.
     */
    private Operation operation(Exchange exchange, String kind, ObjectNode members) {
        List<Operation> forms = catalog.operations(kind);
        if (forms.size() == 1) {
            return forms.get(0);
        }
        ObjectNode given = members.deepCopy();
        for (Operation form : forms) {
            for (String member : form.chosenWhen().keySet()) {
                Object header = exchange.getMessage().getHeader(MemberNames.header(member));
                if (!given.has(member) && (header != null || options.containsKey(member))) {
                    given.put(member, true);
                }
            }
        }
        return catalog.choose(kind, given);
    }

    /** A body that is a text or a file goes to the first member that takes such. */
    private void place(
            BodyReader.Content content, Operation operation, ObjectNode members, List<RequestFault> faults) {
        if (content.text() != null) {
            Optional<String> member = TEXTS.stream().filter(operation.fields()::containsKey).findFirst();
            member.ifPresentOrElse(
                    name -> members.put(name, content.text()),
                    () -> faults.add(new RequestFault("body", "a text", noPlace(operation), catalog.reasons().unwanted())));
        }
        if (content.media() == null) {
            return;
        }
        String kind = content.media().facts().kind();
        for (Map.Entry<String, Field> field : operation.fields().entrySet()) {
            if (field.getValue().media() != null && kind.equals(field.getValue().media().kind())) {
                if (field.getValue().type() == FieldType.ARRAY) {
                    members.putArray(field.getKey()).addPOJO(content.media());
                } else {
                    members.putPOJO(field.getKey(), content.media());
                }
                return;
            }
        }
        faults.add(new RequestFault(
                "body", "a file of the type " + content.media().contentType(), noPlace(operation),
                catalog.reasons().unwanted()));
    }

    /** What may be the body instead, in words. */
    private static String noPlace(Operation operation) {
        Set<String> bodies = new LinkedHashSet<>(List.of("a request"));
        if (TEXTS.stream().anyMatch(operation.fields()::containsKey)) {
            bodies.add("a text");
        }
        operation.fields().values().stream().map(Field::media).filter(Objects::nonNull)
                .forEach(limits -> bodies.add("a file of the kind " + limits.kind()));
        return "for " + operation.kind() + " " + String.join(" or ", bodies);
    }

    /**
     * @param  inBody what the body says of the member; null when it says nothing
     * @return        null when no source has a value
     */
    private JsonNode value(Exchange exchange, JsonNode inBody, String name, Field field) throws UnusableValueException {
        if (inBody != null) {
            return converter.inBody(exchange, inBody, field);
        }
        Object header = exchange.getMessage().getHeader(MemberNames.header(name));
        if (header != null) {
            return converter.fromHeader(exchange, header, field);
        }
        Object option = options.get(name);
        return option == null ? null : converter.fromOption(option, field);
    }

    /** The marker is sent in front of the user's payload, so that much less is left for it. */
    private void checkRoomForMarker(Operation operation, ObjectNode members, List<RequestFault> faults) {
        Field payload = operation.fields().get(PAYLOAD);
        String text = members.path(PAYLOAD).asText("");
        int length = text.codePointCount(0, text.length());
        if (payload != null && payload.maxChars() != null && length <= payload.maxChars()
                && length > payload.maxChars() - Marker.LENGTH) {
            faults.add(new RequestFault(
                    PAYLOAD, length + " characters",
                    "up to " + (payload.maxChars() - Marker.LENGTH) + " characters, since a marker of " + Marker.LENGTH
                                                     + " is sent in front of it",
                    catalog.reasons().chars()));
        }
    }

    private static ViduRequestException refused(String kind, ObjectNode members, List<RequestFault> faults) {
        StringBuilder message = new StringBuilder("nothing was sent, the ").append(kind).append(" request has ")
                .append(faults.size() == 1 ? "a fault" : faults.size() + " faults").append(':');
        List<RequestFault> named = faults.subList(0, Math.min(MOST_NAMED, faults.size()));
        named.forEach(fault -> message.append(' ').append(fault.message()));
        if (named.size() < faults.size()) {
            message.append(" And ").append(faults.size() - named.size()).append(" more.");
        }
        return new ViduRequestException(
                message.toString(), named.stream().map(RequestFault::field).distinct().toList(),
                FailureDetails.NONE.withKind(kind).withModel(members.path("model").asText(null)), null);
    }

    /** The request options that are set, by the platform's names. */
    private Map<String, Object> options(CamelContext camel, ViduConfiguration settings) {
        PropertyConfigurerGetter getter = (PropertyConfigurerGetter) PluginHelper.getConfigurerResolver(camel)
                .resolvePropertyConfigurer(ViduConfiguration.class.getName() + "-configurer", camel);
        Map<String, Object> set = new LinkedHashMap<>();
        MemberNames.members(catalog).forEach(member -> {
            Object value = getter.getOptionValue(settings, MemberNames.option(member), false);
            if (value != null) {
                set.put(member, value);
            }
        });
        if (settings.publicAddress() != null) {
            set.putIfAbsent(CALLBACK, settings.publicAddress());
        }
        return set;
    }
}
