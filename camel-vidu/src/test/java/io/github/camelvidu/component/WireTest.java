// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Set;

import io.github.camelvidu.emulator.spy.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What travels to the platform and to the storage, and what never does. */
class WireTest extends ViduTestSupport {

    @Test
    void noHeaderOfTheExchangeTravels() {
        Exchange done = send(GENERATE, exchange -> {
            exchange.getMessage().setBody(PROMPT);
            exchange.getMessage().setHeader("X-Secret", "s3cret");
            exchange.getMessage().setHeader("Authorization", "Basic s3cret");
            exchange.getMessage().setHeader("Cookie", "s3cret");
            exchange.getMessage().setHeader("Host", "s3cret.example.com");
            exchange.getMessage().setHeader(Exchange.HTTP_URI, "http://s3cret.example.com");
            exchange.getMessage().setHeader(Exchange.HTTP_PATH, "s3cret");
            exchange.getMessage().setHeader(Exchange.HTTP_QUERY, "s3cret");
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "DELETE");
            exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, "s3cret");
        });

        assertThat(done.getException()).isNull();
        assertThat(emulator().requests().all()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(request -> {
            assertThat(request.headers().toString()).doesNotContain("s3cret");
            assertThat(request.path() + request.rawQuery() + request.bodyText()).doesNotContain("s3cret");
        });
        assertMoney(1, 1, COST);
    }

    @Test
    void theKeyGoesToThePlatformAndNeverToTheStorage() {
        sendIt(GENERATE, PROMPT);

        for (RecordedRequest request : emulator().requests().all()) {
            if (request.path().startsWith("/ent/")) {
                assertThat(request.header("Authorization")).contains("Token vda_test");
            } else {
                assertThat(request.headers().toString()).doesNotContain("vda_test");
                assertThat(request.headers().keySet())
                        .isSubsetOf(Set.of("host", "connection", "user-agent", "upgrade", "accept-encoding"));
            }
        }
        assertThat(emulator().requests().count("GET", MEDIA)).isEqualTo(1);
    }

    @Test
    void theLinkOfTheTaskIsRequestedByteForByte() {
        Exchange done = sendIt(GENERATE, PROMPT);

        RecordedRequest request = emulator().requests().to("GET", MEDIA).get(0);
        assertThat(emulator().url() + request.path() + "?" + request.rawQuery())
                .isEqualTo(done.getMessage().getHeader(ViduConstants.URL));
    }

    @Test
    void aCreateIsOneJsonRequest() {
        sendIt(GENERATE + "&waitForCompletion=false", PROMPT);

        RecordedRequest create = emulator().requests().to("POST", TEXT2VIDEO).get(0);
        assertThat(create.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(create.rawQuery()).isEmpty();
        assertThat(create.bodySize()).isEqualTo(create.body().length);
    }

    @Test
    void aPathInTheBaseUrlIsKept() {
        sendIt("vidu:credits?baseUrl=" + emulator().url() + "/gateway/", null);

        assertThat(emulator().requests().last().path()).isEqualTo("/gateway" + CREDITS);
    }

    @Test
    void theUsersOwnHttpComponentIsLeftAsItWas() {
        sendIt("vidu:credits", null);

        HttpComponent http = context.getComponent("http", HttpComponent.class);
        assertThat(http.isAutomaticRetriesDisabled()).isFalse();
        assertThat(http.isRedirectHandlingDisabled()).isFalse();
        assertThat(http.getHttpClientConfigurer()).isNull();
        assertThat(context.getEndpoints()).noneMatch(endpoint -> endpoint.getEndpointUri().startsWith("http"));
    }
}
