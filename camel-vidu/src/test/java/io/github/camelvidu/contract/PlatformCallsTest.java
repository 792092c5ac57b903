// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.component.ViduConstants;
import io.github.camelvidu.component.tasks.Marker;
import io.github.camelvidu.emulator.spy.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every call that the platform describes: a route reaches it, and the emulator answers it as it is described. */
class PlatformCallsTest {

    private static final Set<String> UPLOADS = Set.of("createUpload", "finishUpload");

    private static final Processor NOTHING = exchange -> {
    };

    /** How a route makes a call that reads or cancels. */
    private static final Map<String, Route> ROUTES = Map.of(
            "getCreations", new Route("vidu:task", exchange -> task(exchange, submitted())),
            "listTasks", new Route("vidu:tasks", NOTHING),
            "cancelTask", new Route("vidu:cancel", exchange -> task(exchange, submitted())),
            "getCredits", new Route("vidu:credits", NOTHING),
            "listSubjects", new Route("vidu:subjects", NOTHING),
            "oneClickMvGet", new Route("vidu:task?kind=one-click-mv", exchange -> task(exchange, film("oneClickMvEdit"))),
            "oneClickGeneralGet", new Route(
                    "vidu:task?kind=one-click-general", exchange -> task(exchange, film("oneClickGeneralEdit"))),
            "adOneClickGet", new Route("vidu:task?kind=ad-one-click-edit", exchange -> {
                task(exchange, advert("bgm_task_id"));
                exchange.getMessage().setHeader(ViduConstants.AD_ONE_CLICK_TASK_ID, advert("ad_one_click_task_id"));
            }));

    private static Lab lab;

    /** What an author writes. */
    record Route(String uri, Processor exchange) {
    }

    @BeforeAll
    static void start() {
        lab = new Lab(Site.GLOBAL);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    static Stream<CreateExample> creates() {
        return CreateExample.all();
    }

    static Stream<OpenApi.Call> others() {
        return OpenApi.covered().stream().filter(call -> ROUTES.containsKey(call.id()));
    }

    @Test
    void thereIsARouteForEachCallAndNoneForOthers() {
        Set<String> reached = new HashSet<>(ROUTES.keySet());
        reached.addAll(UPLOADS);
        creates().forEach(example -> reached.add(example.form().operationId()));

        assertThat(reached).containsExactlyInAnyOrderElementsOf(
                OpenApi.covered().stream().map(OpenApi.Call::id).collect(Collectors.toSet()));
    }

    @Test
    void theCatalogHasEachCallThatChangesSomethingAndNoOthers() {
        List<String> changing = OpenApi.covered().stream().filter(call -> !call.method().equals("GET"))
                .map(call -> call.id() + " " + call.method() + " " + call.path()).toList();

        assertThat(Catalog.bundled().operations().stream().map(PlatformCallsTest::described).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(changing);
    }

    @ParameterizedTest
    @MethodSource("creates")
    void anExampleArrivesAsItIsAndIsAnsweredAsDescribed(CreateExample example) {
        ObjectNode body = example.body(lab.existing(example.form()));
        ObjectNode expected = body.deepCopy();
        if (example.form().hasPathId() && !OpenApi.request(example.name()).has("id")) {
            expected.remove("id");
        }

        Exchange done = lab.submitText(example.form(), body);

        assertThat(done.getException()).isNull();
        ObjectNode sent = lastTo(example.call());
        if (example.form().hasPayload()) {
            String payload = sent.path("payload").asText();
            assertThat(Marker.of(payload)).isPresent();
            assertThat(Marker.strip(payload)).isEqualTo(expected.path("payload").asText());
        }
        sent.remove("payload");
        expected.remove("payload");
        assertThat(sent).isEqualTo(expected);
        if (expected.has("voice_id")) {
            // a voice that is cloned must be a new one
            body.put("voice_id", expected.path("voice_id").asText() + "2");
        }
        OpenApi.assertMatches(example.call(), lab.platform().send(example.form(), body).json());
    }

    @ParameterizedTest
    @MethodSource("others")
    void aRouteReachesTheCallAndTheAnswerIsAsDescribed(OpenApi.Call call) {
        Route route = ROUTES.get(call.id());

        Exchange done = lab.send(route.uri(), route.exchange());

        assertThat(done.getException()).isNull();
        if (done.getMessage().getBody() instanceof Iterator<?> pages) {
            assertThat(pages).hasNext();
        }
        RecordedRequest request = recorded(call);
        assertThat(request.status()).isEqualTo(200);
        if (call.method().equals("GET")) {
            String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
            OpenApi.assertMatches(call, lab.platform().get(request.path() + query).json());
        } else {
            String path = call.path().replace("{id}", submitted());
            OpenApi.assertMatches(call, lab.platform().post(path, RawForm.JSON.createObjectNode()).json());
        }
    }

    @Test
    void anUploadIsThreeCalls() {
        OpenApi.Call create = OpenApi.covered("createUpload");
        OpenApi.Call finish = OpenApi.covered("finishUpload");

        Exchange done = lab.send("vidu:upload", exchange -> exchange.getMessage().setBody(Pictures.lighthouse()));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(String.class)).matches("ssupload:\\?id=\\d+");
        assertThat(lastTo(create)).isEqualTo(OpenApi.request("createUpload"));
        assertThat(lastTo(finish).fieldNames()).toIterable().containsExactly("etag");
        JsonNode place = lab.platform().post(create.path(), OpenApi.request("createUpload")).json();
        OpenApi.assertMatches(create, place);
        String etag = lab.platform().put(place.path("put_url").asText(), Pictures.lighthouse());
        OpenApi.assertMatches(finish, lab.platform().send("PUT", finish.path().replace("{id}", place.path("id").asText()),
                RawForm.JSON.createObjectNode().put("etag", etag)).json());
    }

    private static String described(Operation operation) {
        return operation.operationId() + " " + operation.method() + " " + operation.path();
    }

    private static ObjectNode lastTo(OpenApi.Call call) {
        try {
            return (ObjectNode) RawForm.JSON.readTree(recorded(call).bodyText());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static RecordedRequest recorded(OpenApi.Call call) {
        List<RecordedRequest> requests = lab.emulator().requests().to(call.method(), call.place());
        assertThat(requests).as("requests to %s", call.place()).isNotEmpty();
        return requests.get(requests.size() - 1);
    }

    private static void task(Exchange exchange, String id) {
        exchange.getMessage().setHeader(ViduConstants.TASK_ID, id);
    }

    /** A task that waits. */
    private static String submitted() {
        RawForm form = new RawForm("text2video", "viduq3-turbo", Site.GLOBAL);
        return lab.platform().send(form, new RawBodies(form, lab.samples(form)).smallest()).json().path("task_id").asText();
    }

    private static String film(String operation) {
        return lab.existing(new RawForm(operation, null, Site.GLOBAL)).value("id").orElseThrow().asText();
    }

    private static String advert(String member) {
        return lab.existing(new RawForm("adOneClickEdit", null, Site.GLOBAL)).value(member).orElseThrow().asText();
    }
}
