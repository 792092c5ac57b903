// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.request.Text2VideoRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GenerateTest extends ViduTestSupport {

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(GENERATE).to("mock:video");
            }
        };
    }

    @Test
    void aPromptBecomesAVideo() throws Exception {
        MockEndpoint video = getMockEndpoint("mock:video");
        video.expectedMessageCount(1);
        video.whenAnyExchangeReceived(exchange -> {
            byte[] bytes = exchange.getMessage().getBody(InputStream.class).readAllBytes();
            assertThat(new String(bytes, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
            assertThat(exchange.getMessage().getHeader(Exchange.FILE_LENGTH, Long.class)).isEqualTo(bytes.length);
        });

        Exchange done = sendIt("direct:start", PROMPT);

        assertThat(done.getException()).isNull();
        video.assertIsSatisfied();
        Map<String, Object> headers = done.getMessage().getHeaders();
        assertThat(headers).containsEntry(ViduConstants.STATE, "success").containsEntry(ViduConstants.CREDITS, 7)
                .containsEntry(Exchange.CONTENT_TYPE, "video/mp4")
                .containsKeys(ViduConstants.CREATION_ID, ViduConstants.URL, ViduConstants.URL_EXPIRES, ViduConstants.SHA256);
        assertThat(headers.get(Exchange.FILE_NAME)).isEqualTo(headers.get(ViduConstants.TASK_ID) + ".mp4");
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void aRequestTypeIsSentAsItIs() {
        Exchange done = sendIt("vidu:generate?download=false",
                Text2VideoRequest.builder().model("viduq2").prompt(PROMPT).duration(2).resolution("540p").payload("mine")
                        .build());

        assertThat(done.getException()).isNull();
        Task task = done.getMessage().getBody(Task.class);
        assertThat(task.state()).isEqualTo(TaskState.SUCCESS);
        assertThat(emulator().requests().to("POST", "/ent/v2/text2video").get(0).bodyText())
                .contains("\"model\":\"viduq2\"").contains("mine").doesNotContain("seed");
    }

    @Test
    void withoutWaitingTheBodyIsTheTask() {
        Exchange done = sendIt(GENERATE + "&waitForCompletion=false&payload=mine", PROMPT);

        Task task = done.getMessage().getBody(Task.class);
        assertThat(task.state()).isEqualTo(TaskState.CREATED);
        assertThat(task.payload()).isEqualTo("mine");
        assertThat(done.getMessage().getHeader(ViduConstants.TASK_ID)).isEqualTo(task.id());
    }
}
