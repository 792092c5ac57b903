// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The platform's published answers, read into records and written again. */
class AnswersTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {
            "getCreations.created", "getCreations.queueing", "getCreations.processing", "getCreations.success",
            "getCreations.cancelled", "getCreations.failed-download", "getCreations.failed-moderation",
            "getCreations.solution-progress" })
    void noMemberOfATaskIsLost(String example) throws IOException {
        JsonNode answer = read(example + ".response.json");

        JsonNode written = mapper.valueToTree(mapper.treeToValue(answer, Task.class));

        answer.properties().forEach(member -> {
            // empty lists of a task come back as empty lists, whatever else is there comes back as it was
            assertThat(written.path(member.getKey())).as(member.getKey()).isEqualTo(member.getValue());
        });
    }

    @Test
    void aCreateAnswerIsATask() throws IOException {
        Task task = mapper.treeToValue(read("text2video.response.json"), Task.class);

        assertThat(task.id()).isEqualTo("1019829498675204096");
        assertThat(task.state()).isEqualTo(TaskState.CREATED);
        assertThat(task.credits()).isEqualTo(120);
        assertThat(task.seed()).isEqualTo(731905442L);
        assertThat(task.createdAt()).isEqualTo(Instant.parse("2026-11-16T08:30:15.482913047Z"));
        assertThat(task.other()).containsKeys("cus_priority", "client_request_id", "audio_type", "wm_position");
    }

    @Test
    void aStateThatIsKnownIsKeptOnceHoweverOftenItComes() throws IOException {
        TaskState queueing = mapper.readValue("\"queueing\"", TaskState.class);
        TaskState polishing = mapper.readValue("\"polishing\"", TaskState.class);

        assertThat(queueing).isSameAs(TaskState.QUEUEING);
        assertThat(polishing).isEqualTo(new TaskState("polishing"));
        assertThat(polishing.known()).isFalse();
        assertThat(mapper.writeValueAsString(polishing)).isEqualTo("\"polishing\"");
    }

    @Test
    void aPageOfTheTaskListHasTasksAndATokenForTheNext() throws IOException {
        TaskPage page = mapper.treeToValue(read("listTasks.response.json"), TaskPage.class);
        TaskPage last = mapper.treeToValue(read("listTasks.last-page.response.json"), TaskPage.class);

        assertThat(page.tasks()).extracting(Task::state).containsExactly(TaskState.SUCCESS, TaskState.FAILED);
        assertThat(page.tasks().get(0).creations().get(0).other()).containsKey("video");
        assertThat(page.hasNext()).isTrue();
        assertThat(last.tasks()).isEmpty();
        assertThat(last.hasNext()).isFalse();
    }

    @Test
    void balancesAreAddedOnceAndPackagesAreKept() throws IOException {
        Credits credits = mapper.treeToValue(read("getCredits.detail.response.json"), Credits.class);

        assertThat(credits.total()).isEqualTo(31880);
        assertThat(credits.generalRemains()).hasSize(1);
        assertThat(credits.packages()).singleElement().satisfies(bought -> {
            assertThat(bought.creditAmount()).isEqualTo(32000);
            assertThat(bought.validTo()).isEqualTo(Instant.parse("2027-11-02T10:00:41Z"));
        });
    }

    @Test
    void theOlderNameOfTheBalanceIsRead() throws IOException {
        Credits credits = mapper.readValue("{\"remains\":[{\"type\":\"metered\",\"remaining_credits\":7}]}", Credits.class);

        assertThat(credits.total()).isEqualTo(7);
    }

    @Test
    void aSubjectIsReadAndNothingOfItIsLost() throws IOException {
        ObjectNode answer = (ObjectNode) read("createSubject.response.json");
        answer.putObject("audit").put("state", "passed");

        Subject subject = mapper.treeToValue(answer, Subject.class);

        assertThat(subject).isEqualTo(new Subject(
                "3120457782009988", "otto",
                List.of("https://media.example.com/in/otto-1.png", "https://media.example.com/in/otto-2.png"), List.of(),
                "acme-narrator01", "realistic", "Middle-aged man with round glasses and a grey coat.", 5,
                Map.of("audit", answer.get("audit"))));
        assertThat(mapper.readTree(mapper.writeValueAsString(subject))).isEqualTo(answer);
    }

    @Test
    void aSubjectThatWasChangedMayLackPicturesAndCredits() throws IOException {
        Subject subject = mapper.treeToValue(read("updateSubject.response.json"), Subject.class);

        assertThat(subject).isEqualTo(new Subject(
                "3120457782009988", "otto", List.of(), List.of(), "acme-narrator01", "realistic",
                "Retired librarian, grey coat.", null, Map.of()));
    }

    @Test
    void aPageOfSubjectsHasSubjectsAndATokenForTheNext() throws IOException {
        ObjectNode answer = (ObjectNode) read("listSubjects.response.json");
        SubjectPage last = mapper.treeToValue(answer, SubjectPage.class);
        SubjectPage page = mapper.treeToValue(answer.put("next_page_token", "eyJ").put("total", 41), SubjectPage.class);

        assertThat(last.subjects()).extracting(Subject::name).containsExactly("otto");
        assertThat(last.count()).isEqualTo(20);
        assertThat(last.hasNext()).isFalse();
        assertThat(page.hasNext()).isTrue();
        assertThat(page.nextPageToken()).isEqualTo("eyJ");
        assertThat(mapper.readValue("{}", SubjectPage.class)).isEqualTo(new SubjectPage(List.of(), null, null));
    }

    @Test
    void aRecommendedPromptIsReadAndNothingOfItIsLost() throws IOException {
        JsonNode prompts = read("promptRecommendation.response.json").get("prompts");
        ((ObjectNode) prompts.get(1)).put("score", 0.5);

        List<RecommendedPrompt> read = List.of(mapper.treeToValue(prompts, RecommendedPrompt[].class));

        assertThat(read).containsExactly(
                new RecommendedPrompt(
                        "template", "They lean in for a hug", "Both people turn and hug warmly.", "hugging", "360p", Map.of()),
                new RecommendedPrompt(
                        "img2video", "Wind ruffles their coats as they smile", null, null, null,
                        Map.of("score", DoubleNode.valueOf(0.5))));
        assertThat(mapper.readTree(mapper.writeValueAsString(read))).isEqualTo(prompts);
    }

    @Test
    void subjectsAndPromptsInWordsShowNothingPrivate() throws IOException {
        assertThat(mapper.treeToValue(read("createSubject.response.json"), Subject.class))
                .hasToString("Subject[id=3120457782009988, images=2, videos=0, credits=5]");
        assertThat(mapper.treeToValue(read("listSubjects.response.json"), SubjectPage.class).toString())
                .doesNotContain("otto", "https:", "glasses");
        assertThat(mapper.treeToValue(read("promptRecommendation.response.json").at("/prompts/0"), RecommendedPrompt.class))
                .hasToString("RecommendedPrompt[type=template, template=hugging, resolution=360p]");
    }

    @Test
    void statesAndMembersThatComeLaterSurvive() throws IOException {
        Task task = mapper.readValue("""
                {"id":"1","state":"auditing","eta":{"seconds":9},"creations":[{"id":"2","alpha_url":"https://x"}]}""",
                Task.class);

        assertThat(task.state().known()).isFalse();
        assertThat(task.ended()).isFalse();
        assertThat(task.other().get("eta").path("seconds").asInt()).isEqualTo(9);
        JsonNode written = mapper.valueToTree(task);
        assertThat(written.path("state").asText()).isEqualTo("auditing");
        assertThat(written.at("/creations/0/alpha_url").asText()).isEqualTo("https://x");
    }

    @Test
    void aTimeInAnotherFormIsNoReasonToLoseTheTask() throws IOException {
        Task task = mapper.readValue("{\"id\":\"1\",\"state\":\"success\",\"created_at\":\"yesterday\"}", Task.class);

        assertThat(task.createdAt()).isNull();
    }

    @Test
    void whatHasNoIdOrNoStateIsNoTask() {
        assertThatThrownBy(() -> mapper.readValue("{\"state\":\"success\"}", Task.class)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> mapper.readValue("{\"id\":\"1\"}", Task.class)).isInstanceOf(IOException.class);
    }

    @Test
    void nothingSecretIsInTheTextOfATask() throws IOException {
        ObjectNode answer = (ObjectNode) read("getCreations.success.response.json");
        answer.put("prompt", "a secret plan").put("payload", "mine");

        Task task = mapper.treeToValue(answer, Task.class);

        assertThat(task.toString() + task.creations() + List.of(task)).contains(task.id())
                .doesNotContain("secret plan", "mine", "X-Amz", "https:");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "AuditSubmitIllegal", "CodecTaskId", "Conflict", "CreditInsufficient", "FieldInvalid-duration",
            "FieldInvalid-model",
            "FieldItemCountOutOfRange", "FieldLacking", "FieldUnwanted", "Forbidden", "ImageDownloadFailure",
            "InternalServiceFailure", "PageSizeOutOfRange", "QuotaExceeded", "SystemThrottling", "TaskNotFound",
            "TooManyRequests", "Unauthorized" })
    void anErrorEnvelopeIsRead(String example) throws IOException {
        JsonNode answer = read("error." + example + ".json");

        PlatformError error = PlatformError.of(answer).orElseThrow();

        assertThat(error.code()).isEqualTo(answer.path("code").asInt());
        assertThat(error.reason()).isEqualTo(answer.path("reason").asText());
        assertThat(error.message()).isEqualTo(answer.path("message").asText());
        assertThat(error.traceId()).isEqualTo("5b1d6e0c9a4f47d2b83e7710c2f9a6d4");
        assertThat(error.fields()).isEqualTo(answer.at("/metadata/fields").asText(null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[]", "\"down\"", "{\"reason\":\"\"}", "{\"error\":\"down\"}", "{\"reason\":5}" })
    void whatHasNoReasonDoesNotComeFromThePlatform(String answer) throws IOException {
        assertThat(PlatformError.of(mapper.readTree(answer))).isEmpty();
    }

    private JsonNode read(String example) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/vidu-api/examples/" + example)) {
            return mapper.readTree(in);
        }
    }
}
