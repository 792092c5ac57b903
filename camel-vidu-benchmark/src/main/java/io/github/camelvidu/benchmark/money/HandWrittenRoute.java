// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.money;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelvidu.emulator.ViduEmulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;

/**
 * What one writes with camel-http and camel-jackson: submit, then look until the task has ended.
 *
 * @param name                how the table calls it
 * @param redeliveries        how often {@code onException} repeats a failed request
 * @param repeatsOfHttpClient whether camel-http may repeat requests by itself, as it does when nobody says no
 */
record HandWrittenRoute(String name, int redeliveries, boolean repeatsOfHttpClient) implements Contender {

    @Override
    public Client open(ViduEmulator platform, Duration timeOut) throws Exception {
        CamelContext context = CamelClient.context();
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setResponseTimeout(timeOut.toMillis());
        http.setAutomaticRetriesDisabled(!repeatsOfHttpClient);
        return CamelClient.start(context, new Routes(platform.url(), platform.apiKey()), HandWrittenRoute::link);
    }

    private static Object link(Message message) {
        Map<?, ?> task = message.getBody(Map.class);
        return ((List<?>) task.get("creations")).stream().map(creation -> ((Map<?, ?>) creation).get("url")).findFirst()
                .orElse(null);
    }

    private final class Routes extends RouteBuilder {

        private final String url;
        private final String apiKey;

        private Routes(String url, String apiKey) {
            this.url = url;
            this.apiKey = apiKey;
        }

        @Override
        public void configure() {
            onException(Exception.class).maximumRedeliveries(redeliveries).redeliveryDelay(Pace.RETRY.toMillis());

            from(CamelClient.START)
                    .process(exchange -> exchange.getMessage().setBody(request(exchange.getMessage().getBody(String.class))))
                    .marshal().json()
                    // camel-http sends text again, the stream that marshal leaves it does not
                    .convertBodyTo(String.class)
                    .setHeader("Authorization", constant("Token " + apiKey))
                    .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                    .to(url + CreateFaults.PATH + "?httpMethod=POST")
                    .unmarshal().json(Map.class)
                    .setProperty("task", simple("${body[task_id]}"))
                    .setProperty("state", simple("${body[state]}"))
                    .loopDoWhile(simple("${exchangeProperty.state} !in 'success,failed'"))
                    .delay(Pace.POLL.toMillis())
                    .setBody(constant(null))
                    .toD(url + "/ent/v2/tasks/${exchangeProperty.task}/creations?httpMethod=GET")
                    .unmarshal().json(Map.class)
                    .setProperty("state", simple("${body[state]}"))
                    .end();
        }

        private static Map<String, Object> request(String prompt) {
            return Map.of("model", "viduq3-turbo", "prompt", prompt, "duration", 1, "resolution", "540p");
        }
    }
}
