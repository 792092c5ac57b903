// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;

import io.github.camelvidu.component.ViduComponent;
import io.github.camelvidu.component.ViduConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** The ways to fetch a file within a JVM that are compared. */
final class Fetchers {

    static final String JDK = "JDK HttpClient, ofFile";
    /** Does what this component does besides. */
    static final String HASHED = "JDK HttpClient, SHA-256 on the way";
    static final String ROUTE = "camel-http route to file";
    static final String VIDU = "camel-vidu";

    /** This component last. */
    static final List<String> ALL = List.of(JDK, HASHED, ROUTE, VIDU);

    private static final String START = "direct:fetch";
    private static final String NAME = "name";

    private Fetchers() {
    }

    /**
     * Ready to fetch.
     *
     * @param name      one of {@link #ALL}
     * @param directory where files go
     */
    static Fetcher named(String name, String url, String apiKey, Path directory) throws Exception {
        return switch (name) {
            case JDK -> jdk(directory);
            case HASHED -> hashed(directory);
            case ROUTE -> httpRoute(directory);
            case VIDU -> vidu(url, apiKey, directory);
            default -> throw new IllegalArgumentException("There is no contender " + name);
        };
    }

    private static Fetcher jdk(Path directory) {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return (link, name) -> requireOk(
                http.send(request(link), HttpResponse.BodyHandlers.ofFile(Wanted.in(directory, name))));
    }

    private static Fetcher hashed(Path directory) {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return (link, name) -> {
            HttpResponse<InputStream> answer = http.send(request(link), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = new DigestInputStream(answer.body(), MessageDigest.getInstance("SHA-256"))) {
                requireOk(answer);
                Files.copy(in, Wanted.in(directory, name), StandardCopyOption.REPLACE_EXISTING);
            }
        };
    }

    private static HttpRequest request(String link) {
        return HttpRequest.newBuilder(URI.create(link)).build();
    }

    private static void requireOk(HttpResponse<?> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
    }

    /** As lean as it gets: the body is neither cached nor copied, but read from the socket by camel-file. */
    private static Fetcher httpRoute(Path directory) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.setStreamCaching(false);
        context.getComponent("http", HttpComponent.class).setResponsePayloadStreamingThreshold(0);
        return route(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(START)
                        .setHeader(Exchange.FILE_NAME, simple("${header." + NAME + "}.mp4"))
                        .to("http:storage?disableStreamCache=true")
                        .to("file:" + directory + "?fileExist=Override");
            }
        }, Exchange.HTTP_URI);
    }

    private static Fetcher vidu(String url, String apiKey, Path directory) throws Exception {
        CamelContext context = new DefaultCamelContext();
        ViduComponent vidu = context.getComponent("vidu", ViduComponent.class);
        vidu.getConfiguration().setBaseUrl(url);
        vidu.getConfiguration().setApiKey(apiKey);
        return route(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(START).to("vidu:download?downloadDir=" + directory + "&fileName=${header." + NAME + "}");
            }
        }, ViduConstants.URL);
    }

    private static Fetcher route(CamelContext context, RouteBuilder route, String linkHeader) throws Exception {
        context.addRoutes(route);
        context.start();
        return new Route(context, context.createProducerTemplate(), linkHeader);
    }

    private record Route(CamelContext context, ProducerTemplate template, String linkHeader) implements Fetcher {

        @Override
        public void fetch(String link, String name) throws Exception {
            Exchange done = template.request(START, exchange -> {
                exchange.getMessage().setHeader(linkHeader, link);
                exchange.getMessage().setHeader(NAME, name);
            });
            if (done.getException() != null) {
                throw done.getException();
            }
        }

        @Override
        public void close() throws Exception {
            context.close();
        }
    }
}
