// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.RecommendedPrompt;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.Subject;
import io.github.camelvidu.api.error.Money;
import io.github.camelvidu.api.error.ViduSubmitUncertainException;
import io.github.camelvidu.api.pricing.Estimate;
import io.github.camelvidu.component.MediaStream;
import io.github.camelvidu.component.ViduConstants;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.media.MediaProbe;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a route gets of each kind, from the request to the file on disk. */
class ResultsTest {

    private static final Map<String, String> CONTENT_TYPES
            = Map.of("video", "video/mp4", "image", "image/png", "audio", "audio/wav", "voice", "audio/wav");

    @TempDir
    static Path folder;

    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = new Lab(Site.GLOBAL, EmulatorClock.running());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @AfterEach
    void repair() {
        lab.emulator().faults().clear();
    }

    static Stream<CreateExample> examples() {
        return CreateExample.all().filter(example -> !example.form().kind().equals("update-subject"));
    }

    static Stream<CreateExample> films() {
        return examples().filter(example -> example.form().watch().equals("SINGLE"));
    }

    static Stream<CreateExample> answeredAtOnce() {
        return examples().filter(example -> example.form().watch().equals("NOW"));
    }

    static Stream<CreateExample> beyondRecall() {
        return examples().filter(example -> example.form().isBeyondRecall());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRequestBringsWhatItsKindMakesForWhatWasEstimated(CreateExample example) {
        ObjectNode body = body(example);
        long before = spent();

        Exchange done = generate(example, body, UUID.randomUUID().toString());

        assertThat(done.getException()).isNull();
        switch (example.form().result()) {
            case "prompts" -> assertThat(done.getMessage().getBody())
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(body.path("count").asInt() * body.path("type").size())
                    .hasOnlyElementsOfType(RecommendedPrompt.class);
            case "subject" -> assertThat(done.getMessage().getBody(Subject.class).name())
                    .isEqualTo(body.path("name").asText());
            default -> parts(done).forEach(part -> assertMedia(part, contentType(example, body)));
        }
        if (example.form().result().equals("voice")) {
            assertThat(done.getMessage().getHeader(ViduConstants.VOICE_ID)).isEqualTo(body.path("voice_id").asText());
        }
        if (example.form().isGenerated()) {
            Estimate estimate = lab.estimate(example.form(), body).getMessage().getBody(Estimate.class);
            assertThat(estimate.credits() != null || estimate.unpriced() != null).as("%s", estimate).isTrue();
            assertThat(estimate.credits() == null || estimate.lowerBound() || estimate.credits() == spent() - before)
                    .as("%s, but it cost %s", estimate, spent() - before).isTrue();
        }
    }

    @Test
    void severalPicturesAreMessagesOfTheirOwn() {
        CreateExample example = examples().filter(it -> it.form().kind().equals("ecommerce-img")).findFirst().orElseThrow();

        Exchange done = generate(example, body(example).put("count", 4), "four");

        assertThat(done.getException()).isNull();
        List<Message> parts = parts(done);
        assertThat(parts).hasSize(4).doesNotHaveDuplicates();
        for (String header : List.of(
                ViduConstants.CREATION_ID, ViduConstants.URL, ViduConstants.SHA256, Exchange.FILE_NAME)) {
            assertThat(parts).as(header).extracting(part -> part.getHeader(header)).doesNotContainNull()
                    .doesNotHaveDuplicates();
            assertThat(done.getMessage().getHeader(header)).as(header).isNull();
        }
        assertThat(parts).extracting(part -> part.getHeader(ViduConstants.TASK_ID))
                .containsOnly(done.getMessage().getHeader(ViduConstants.TASK_ID));
    }

    @ParameterizedTest
    @MethodSource("films")
    void aFilmOfAnotherNodeIsAwaitedAndFetchedByItsKind(CreateExample example) {
        ObjectNode body = body(example);
        JsonNode created = lab.platform().send(example.form(), body).json();
        String id = created.path(example.form().answerId()).asText();

        Exchange awaited = film("vidu:await?", example, id, created);
        Exchange downloaded = film("vidu:download?", example, id, created);

        for (Exchange done : List.of(awaited, downloaded)) {
            assertThat(done.getException()).isNull();
            assertMedia(done.getMessage(), contentType(example, body));
            assertThat(done.getMessage().getHeader(ViduConstants.TASK_ID)).isEqualTo(id);
        }
        assertThat(downloaded.getMessage().getHeader(ViduConstants.SHA256))
                .isEqualTo(awaited.getMessage().getHeader(ViduConstants.SHA256));
    }

    @ParameterizedTest
    @MethodSource("answeredAtOnce")
    void whatWasAnsweredAtOnceIsGivenAgainUnderItsKey(CreateExample example) {
        ObjectNode body = body(example);
        String key = UUID.randomUUID().toString();

        Exchange first = generate(example, body, key);
        long spent = spent();
        long calls = lab.emulator().requests().seen();
        Exchange again = generate(example, body, key);

        assertThat(again.getException()).isNull();
        assertThat(spent()).isEqualTo(spent);
        // at most the file is fetched again
        assertThat(lab.emulator().requests().seen())
                .isEqualTo(calls + (first.getMessage().getBody() instanceof MediaStream ? 1 : 0));
        assertThat(again.getMessage().getHeader(ViduConstants.TASK_ID))
                .isNotNull().isEqualTo(first.getMessage().getHeader(ViduConstants.TASK_ID));
        if (first.getMessage().getBody() instanceof MediaStream) {
            assertThat(again.getMessage().getHeader(ViduConstants.SHA256))
                    .isNotNull().isEqualTo(first.getMessage().getHeader(ViduConstants.SHA256));
        } else {
            assertThat(again.getMessage().getBody()).isEqualTo(first.getMessage().getBody());
        }
    }

    @ParameterizedTest
    @MethodSource("beyondRecall")
    void whatCannotBeLookedUpIsNeverAskedForTwice(CreateExample example) {
        ObjectNode body = body(example);
        String key = UUID.randomUUID().toString();
        lab.emulator().faults().add(Fault.on(example.form().method(), example.call().place()).afterCommit().reset());
        long before = lab.emulator().requests().seen();

        Exchange lost = generate(example, body, key);
        Exchange again = generate(example, body, key);

        for (Exchange done : List.of(lost, again)) {
            assertThat(done.getException()).isInstanceOfSatisfying(ViduSubmitUncertainException.class, failure -> {
                assertThat(failure.getMoney()).isEqualTo(Money.UNKNOWN);
                assertThat(failure.isRetryable()).isFalse();
            });
        }
        assertThat(lab.emulator().requests().seen()).isEqualTo(before + 1);
    }

    /** The example; a voice that it clones is a new one. */
    private static ObjectNode body(CreateExample example) {
        ObjectNode body = example.body(lab.existing(example.form()));
        if (example.form().result().equals("voice")) {
            body.put("voice_id", "Voice-" + UUID.randomUUID());
        }
        return body;
    }

    private static Exchange generate(CreateExample example, ObjectNode body, String key) {
        String uri = example.form().isGenerated()
                ? "vidu:generate?kind=" + example.form().kind() + "&downloadDir=" + folder : "vidu:" + example.form().kind();
        return lab.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(ViduConstants.IDEMPOTENCY_KEY, key);
        });
    }

    private static Exchange film(String operation, CreateExample example, String id, JsonNode created) {
        return lab.send(operation + "kind=" + example.form().kind() + "&downloadDir=" + folder, exchange -> {
            exchange.getMessage().setHeader(ViduConstants.TASK_ID, id);
            if (created.has("ad_one_click_task_id")) {
                exchange.getMessage().setHeader(
                        ViduConstants.AD_ONE_CLICK_TASK_ID, created.get("ad_one_click_task_id").textValue());
            }
        });
    }

    private static List<Message> parts(Exchange done) {
        return done.getMessage().getBody() instanceof List<?> parts
                ? parts.stream().map(Message.class::cast).toList() : List.of(done.getMessage());
    }

    /** An advert is put together of sounds too. */
    private static String contentType(CreateExample example, ObjectNode body) {
        boolean sound = List.of("generate_bgm", "generate_narration").contains(body.path("type").asText());
        return CONTENT_TYPES.get(sound ? "audio" : example.form().result());
    }

    private static void assertMedia(Message part, String contentType) {
        MediaStream media = part.getBody(MediaStream.class);
        assertThat(media.contentType()).isEqualTo(contentType);
        assertThat(part.getHeader(Exchange.CONTENT_TYPE)).isEqualTo(contentType);
        byte[] content = content(media);
        assertThat(MediaProbe.probe(content)).map(MediaInfo::kind).hasValue(contentType.split("/")[0]);
        assertThat(part.getHeader(ViduConstants.SHA256)).isEqualTo(sha256(content));
        assertThat(part.getHeader(ViduConstants.URL, String.class)).startsWith(lab.emulator().url());
        assertThat(part.getHeader(ViduConstants.STATE)).isEqualTo("success");
    }

    private static byte[] content(MediaStream media) {
        try (media) {
            return media.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long spent() {
        return lab.emulator().account().charged() + lab.emulator().account().reserved();
    }
}
