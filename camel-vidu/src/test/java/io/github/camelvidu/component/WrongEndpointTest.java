// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Endpoints that are refused when their route starts, so that no message ever meets them. */
class WrongEndpointTest extends ViduTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "vidu:generat                                | has no operation 'generat' | generate",
            "vidu:generate?modle=viduq2                  | modle                      | ",
            "vidu:generate?taskId=7                      | taskId                     | another operation",
            "vidu:task?download=false                    | download                   | another operation",
            "vidu:credits?model=viduq2                   | model                      | another operation",
            "vidu:await?waitForCompletion=true           | waitForCompletion          | it does just that",
            "vidu:download?download=true                 | download                   | it does just that",
            "vidu:estimate?idempotencyKey=a              | idempotencyKey             | another operation",
            "vidu:generate?kind=text2opera               | text2opera                 | text2video, img2video",
            "vidu:generate?kind=text2video&images=file:a | images                     | text2video",
            "vidu:estimate?kind=img2video&style=anime    | style                      | img2video",
            "vidu:generate?baseUrl=localhost:8090        | baseUrl                    | https://host",
            "vidu:generate?baseUrl=ftp://host            | baseUrl                    | https://host",
            "vidu:generate?baseUrl=https://u:p@host      | baseUrl                    | without user",
            "vidu:generate?baseUrl=RAW(https://host?a=b) | baseUrl                    | query",
            "vidu:generate?waitTimeout=-5                | waitTimeout                | 30m",
            "vidu:generate?waitTimeout=9999999999999     | waitTimeout                | at most a year",
            "vidu:generate?waitTimeout=soon              | waitTimeout                | ",
            "vidu:tasks?pageSize=0                       | pageSize                   | 1 to 100",
            "vidu:tasks?pageSize=101                     | pageSize                   | 1 to 100",
            "vidu:tasks?createdFrom=yesterday            | createdFrom                | 2026-11-01T00:00:00Z",
            "vidu:tasks?createdTo=2026-11-01             | createdTo                  | 2026-11-01T00:00:00Z",
            "vidu:generate?validation=sometimes          | validation                 | ",
            "vidu:generate?site=mars                     | site                       | ",
            "vidu:generate?uncertain=perhaps             | uncertain                  | ",
            "vidu:generate?maxCreditsPerTask=-1          | maxCreditsPerTask          | 0 or more",
            "vidu:generate?maxCreditsPerHour=-1          | maxCreditsPerHour          | 0 or more",
            "vidu:generate?maxCreditsPerDay=-1           | maxCreditsPerDay           | 0 or more",
            "vidu:estimate?maxCreditsPerDay=1            | maxCreditsPerDay           | another operation",
            "vidu:generate?maxMediaSize=0                | maxMediaSize               | number of bytes",
            "vidu:download?mediaHosts=https://a.example  | mediaHosts                 | *.example.com",
            "vidu:upload?mediaHosts=a.example            | mediaHosts                 | another operation",
            "vidu:create-subject?maxCreditsPerTask=1     | maxCreditsPerTask          | another operation",
            "vidu:generate?absent=true                   | absent                     | another operation",
            "vidu:tasks?delay=1000                       | delay                      | in to(...)",
            "vidu:credits?lowBalance=5                   | lowBalance                 | in to(...)",
            "vidu:generate?consumerGroup=a               | consumerGroup              | another operation",
    })
    void aRouteWithAWrongEndpointDoesNotStart(String uri, String named, String advice) {
        Throwable failure = startWith(uri);

        assertThat(failure).as(uri).isNotNull();
        assertThat(messages(failure)).contains(named).contains(advice == null ? "" : advice);
        assertNothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "vidu:generate", "vidu:reconcile", "vidu:estimate" })
    void whatBelongsInToCanNotBeConsumedFrom(String uri) {
        Throwable failure = catchThrowable(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("mock:none");
            }
        }));

        assertThat(messages(failure)).contains("can not be consumed from").contains("to(...)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "vidu:tasks?scope=everybody                  | scope         | ",
            "vidu:tasks?scope=account&since=yesterday    | since         | 2026-11-01T00:00:00Z",
            "vidu:tasks?scope=account&consumerGroup=a b  | consumerGroup | letters, digits",
            "vidu:tasks?consumerGroup=a                  | consumerGroup | with scope=account only",
            "vidu:tasks?since=2026-11-01T00:00:00Z       | since         | with scope=account only",
            "vidu:tasks?scope=ledger&stateRepository=#x  | stateRep      | ",
            "vidu:tasks?scope=account&accountName=a/b    | account       | set the option consumerGroup",
            "vidu:credits?accountName=a/b                | account       | set the option consumerGroup",
            "vidu:credits?since=2026-11-01T00:00:00Z     | since         | another operation",
            "vidu:credits?lowBalance=0                   | lowBalance    | 1 or more",
            "vidu:credits?lapseNotice=-1                 | lapseNotice   | 7d",
            "vidu:credits?detail=true                    | detail        | in from(...)",
            "vidu:tasks?lowBalance=5                     | lowBalance    | another operation",
    })
    void aRouteFromAWrongEndpointDoesNotStart(String uri, String named, String advice) {
        Throwable failure = startFrom(uri);

        assertThat(failure).as(uri).isNotNull();
        assertThat(messages(failure)).contains(named).contains(advice == null ? "" : advice);
        assertNothingWasSent();
    }

    private Throwable startFrom(String uri) {
        return catchThrowable(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("mock:none");
            }
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = { "vidu:tasks?pageSize=5", "vidu:tasks?states=success" })
    void anOptionOfTheListIsRefusedWhereTasksAreConsumed(String uri) {
        Throwable failure = startFrom(uri);

        assertThat(messages(failure)).contains("does not take the option").contains("in from(...)");
    }

    @Test
    void twoKeysForOneAccountAreRefusedUnlessTheAccountsHaveNames() {
        assertThat(startWith("vidu:credits?apiKey=vda_one")).isNull();

        Throwable failure = startWith("vidu:credits?apiKey=vda_two");

        assertThat(messages(failure)).contains("accountName").contains("default").doesNotContain("vda_one", "vda_two");
        assertThat(startWith("vidu:credits?apiKey=vda_two&accountName=second")).isNull();
    }

    @Test
    void anOperationMayBeWrittenInAnyUsualWay() {
        assertThat(startWith("vidu:credits")).isNull();
        assertThat(startWith("vidu:CREDITS")).isNull();
    }

    private Throwable startWith(String uri) {
        return catchThrowable(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + System.identityHashCode(this)).to(uri);
            }
        }));
    }

    private static String messages(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}
