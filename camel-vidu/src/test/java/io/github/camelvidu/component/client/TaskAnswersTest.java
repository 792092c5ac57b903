// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.TaskState;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.catalog.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TaskAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TaskAnswers answers = new TaskAnswers(JSON);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text2video | {'task_id':'7','state':'created'} | created | 7",
            "multiframe | {'task_id':'7','state':'success'} | success | 7",
            "lip-sync | {'task_id':'7','state':'queueing','payload':''} | queueing | 7",
            "one-click-mv | {'id':'7'} | created | 7",
            "one-click-general-edit | {'id':'8'} | created | 8",
            "ad-one-click-edit | {'ad_one_click_task_id':'7','sub_task_id':'8','state':'created'} | created | 8",
            "ad-one-click-compose | {'ad_one_click_task_id':'7','compose_sub_task_id':'9','state':'created'} | created | 9",
            "img2video-prompt-recommendation | {'id':'7','prompts':[]} | success | 7",
            "img2video-prompt-recommendation | {'task_id':'7','prompts':[]} | success | 7",
            "create-subject | {'id':'7','name':'otto'} | success | 7",
            "audio-tts | {'task_id':'7','state':'failed'} | failed | 7",
            "audio-tts | {'task_id':7,'state':'success'} | success | 7" })
    void everyKindTellsItsTask(String kind, String answer, String state, String id) {
        Task task = answers.created(operation(kind), json(answer));

        assertThat(task.id()).isEqualTo(id);
        assertThat(task.state().wire()).isEqualTo(state);
        assertThat(task.creations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text2video | {'task_id':'7'}", "text2video | {'state':'created'}", "text2video | {'id':'7','state':'created'}",
            "one-click-mv | {}", "one-click-mv | {'id':''}", "one-click-mv | {'id':null}", "one-click-mv | {'id':{}}",
            "ad-one-click-edit | {'ad_one_click_task_id':'7','state':'created'}" })
    void anAnswerWithoutIdOrStateIsNoTask(String kind, String answer) {
        assertThatIllegalArgumentException().isThrownBy(() -> answers.created(operation(kind), json(answer)));
    }

    @Test
    void theLinkOfAResultThatIsAnsweredAtOnceIsItsCreation() {
        Task speech = answers.created(
                operation("audio-tts"),
                json("{'task_id':'7','state':'success','file_url':'https://r.example/s.mp3','credits':10}"));
        Task voice = answers.created(
                operation("audio-clone"),
                json("{'task_id':'8','state':'success','voice_id':'acme-1234','demo_audio':'https://r.example/d.mp3'}"));

        assertThat(speech.credits()).isEqualTo(10);
        assertThat(speech.creations()).singleElement().satisfies(creation -> {
            assertThat(creation.url()).isEqualTo("https://r.example/s.mp3");
            assertThat(creation.id()).isNull();
        });
        assertThat(voice.creations().get(0).url()).isEqualTo("https://r.example/d.mp3");
        assertThat(voice.other().get("voice_id").asText()).isEqualTo("acme-1234");
    }

    @Test
    void theAnswerIsNotChanged() {
        ObjectNode answer = json("{'task_id':'7','state':'success','file_url':'https://r.example/s.mp3'}");
        ObjectNode before = answer.deepCopy();

        answers.created(operation("audio-tts"), answer);

        assertThat(answer).isEqualTo(before);
    }

    @Test
    void aFilmIsReadWithItsLinkAndItsJobs() {
        Task film = answers.queried(
                ref("one-click-mv", "7"),
                json("{'id':'7','state':'success','err_code':'','signed_url':'https://r.example/f.mp4','job_records':[{'jobs':["
                     + "{'id':'71','state':'failed','signed_url':'https://r.example/j.mp4'}]}]}"));

        assertThat(film.state()).isEqualTo(TaskState.SUCCESS);
        assertThat(film.creations()).singleElement().satisfies(
                creation -> assertThat(creation.url()).isEqualTo("https://r.example/f.mp4"));
        assertThat(film.other().get("job_records")).hasSize(1);
    }

    @Test
    void aShotThatWasEditedIsFoundInsideItsFilm() {
        ObjectNode film = json("{'id':'7','state':'success','signed_url':'https://r.example/f.mp4','job_records':[{'jobs':["
                               + "{'id':'71','state':'failed','err_code':'CreationPolicyViolation','signed_url':''}]}]}");

        Task shot = answers.queried(ref("one-click-mv-edit", "71"), film);

        assertThat(shot.id()).isEqualTo("71");
        assertThat(shot.state()).isEqualTo(TaskState.FAILED);
        assertThat(shot.errCode()).isEqualTo("CreationPolicyViolation");
        assertThat(shot.creations()).isEmpty();
    }

    @Test
    void aPartThatItsAdvertDoesNotShowYetHasNotEnded() {
        TaskRef ref = TaskRef.of(operation("ad-one-click-edit"), "8", member -> "7");

        Task part = answers.queried(ref, json("{'id':'7','state':'success','data_records':{'storyboards':[]}}"));

        assertThat(ref.query()).isEqualTo("/ent/v2/ad-one-click/7");
        assertThat(part.id()).isEqualTo("8");
        assertThat(part.state()).isEqualTo(TaskState.CREATED);
    }

    @Test
    void aPartOfAnAdvertIsFoundWithItsLink() {
        TaskRef ref = TaskRef.of(operation("ad-one-click-edit"), "8", member -> "7");

        Task part = answers.queried(
                ref, json("{'id':'7','state':'processing','data_records':{'bgm_records':["
                          + "{'id':'8','state':'success','creation_url':'https://r.example/b.mp3'}]}}"));

        assertThat(part.state()).isEqualTo(TaskState.SUCCESS);
        assertThat(part.creations().get(0).url()).isEqualTo("https://r.example/b.mp3");
    }

    @Test
    void theCreationsQueryMayLeaveTheIdOut() {
        assertThat(answers.queried(TaskRef.listed("7"), json("{'state':'processing'}")).id()).isEqualTo("7");
    }

    @Test
    void whereATaskIsReadDependsOnItsKind() {
        assertThat(TaskRef.of(operation("text2video"), "7", member -> null)).isEqualTo(TaskRef.listed("7"));
        assertThat(ref("one-click-general", "7").query()).isEqualTo("/ent/v2/one-click/general_one_click/7");
        assertThat(ref("audio-tts", "7").watch()).isEqualTo(Watch.NOW);
        assertThat(TaskRef.listed("7/../8").query()).isEqualTo("/ent/v2/tasks/7%2F..%2F8/creations");
        assertThatIllegalArgumentException().isThrownBy(() -> ref("ad-one-click-edit", "8"))
                .withMessageContaining("ad_one_click_task_id");
    }

    private static TaskRef ref(String kind, String id) {
        return TaskRef.of(operation(kind), id, member -> null);
    }

    private static Operation operation(String kind) {
        return Catalog.bundled().operations(kind).get(0);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
