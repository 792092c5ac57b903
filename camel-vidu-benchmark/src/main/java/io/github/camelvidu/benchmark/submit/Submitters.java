// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.submit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import io.github.camelvidu.benchmark.platform.Platform;
import io.github.camelvidu.benchmark.platform.Wish;
import io.github.camelvidu.component.ViduComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** The ways to submit that are compared. */
final class Submitters {

    static final int CONNECTIONS = 64;

    private static final String START = "direct:submit";
    private static final String CREATE_PATH = "/ent/v2/text2video";
    /** Soon over, so that none is left for the next measurement. */
    private static final long MILLIS = 500;

    private Submitters() {
    }

    /** The same bytes again and again; the answer is read as text and not looked at. */
    static Submitter barePost(Platform platform, String body) {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform.url() + CREATE_PATH))
                .header("Authorization", "Token " + platform.apiKey()).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return number -> {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
        };
    }

    static Submitter httpRoute(CamelContext context, Platform platform) throws Exception {
        return route(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(START)
                        .process(
                                exchange -> exchange.getMessage().setBody(members(exchange.getMessage().getBody(String.class))))
                        .marshal().json()
                        .setHeader("Authorization", constant("Token " + platform.apiKey()))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .to(platform.url() + CREATE_PATH + "?httpMethod=POST")
                        .unmarshal().json(Map.class);
            }
        });
    }

    static Submitter vidu(CamelContext context, Platform platform) throws Exception {
        ViduComponent vidu = context.getComponent("vidu", ViduComponent.class);
        vidu.getConfiguration().setBaseUrl(platform.url());
        vidu.getConfiguration().setApiKey(platform.apiKey());
        return route(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(START)
                        .to("vidu:generate?model=viduq3-turbo&duration=1&resolution=540p&waitForCompletion=false"
                            + "&idempotencyKey=${exchangeId}");
            }
        });
    }

    static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setConnectionsPerRoute(CONNECTIONS);
        return context;
    }

    private static Submitter route(CamelContext context, RouteBuilder route) throws Exception {
        context.addRoutes(route);
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        return number -> {
            Exchange done = template.send(START, exchange -> exchange.getMessage().setBody(new Wish(number, MILLIS).prompt()));
            if (done.getException() != null) {
                throw done.getException();
            }
        };
    }

    private static Map<String, Object> members(String prompt) {
        return Map.of("model", "viduq3-turbo", "prompt", prompt, "duration", 1, "resolution", "540p");
    }
}
