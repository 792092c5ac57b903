// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleBookTest {

    private static final RuleBook RULES = RuleBook.published();

    @Test
    void subjectsTellTheFormsOfReferenceVideoApart() {
        assertThat(RULES.form("/ent/v2/reference2video", json("{'subjects':[]}")).id()).isEqualTo("reference2video.subjects");
        assertThat(RULES.form("/ent/v2/reference2video", json("{'subjects':null}")).id()).isEqualTo("reference2video.images");
        assertThat(RULES.form("/ent/v2/reference2video", json("{}")).operationId()).isEqualTo("reference2video");
        assertThat(RULES.form("/ent/v2/one-click/mv/{id}/edit", json("{}")).id()).isEqualTo("oneClickMvEdit");
        assertThatThrownBy(() -> RULES.form("/ent/v2/models", json("{}"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cancellingAndUploadsAreNotCreateCalls() {
        List<String> covered = RULES.covered().stream().map(OperationRules::id).toList();

        assertThat(covered).hasSize(35).doesNotContain("cancelTask", "createUpload", "finishUpload")
                .contains("text2video", "reference2video.images", "audioTts", "createSubject", "updateSubject");
        assertThat(RULES.operation("createUpload").path()).isEqualTo("/tools/v2/files/uploads");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "text2video, POST, false, video, task_id, /ent/v2/tasks/{id}/creations, true, true, true, true, -",
            "lipSync, POST, false, video, task_id, /ent/v2/tasks/{id}/creations, true, false, true, false, -",
            "audioTts, POST, true, audio, task_id, -, false, true, false, true, -",
            "promptRecommendation, POST, true, prompts, task_id id, -, false, false, false, false, -",
            "updateSubject, PUT, true, subject, id, -, false, true, false, false, -",
            "oneClickMvCreate, POST, false, video, id, /ent/v2/one-click/mv/{id}, false, false, true, false, -",
            "template2video, POST, false, video, task_id, /ent/v2/tasks/{id}/creations, true, true, true, true, template" })
    void anOperationTellsWhatTheTablesSay(
            String id, String method, boolean sync, String result, String answerIds, String query, boolean listed,
            boolean credits, boolean callback, boolean payload, String formerOf) {
        OperationRules operation = RULES.operation(id);

        assertThat(operation.method()).isEqualTo(method);
        assertThat(operation.sync()).isEqualTo(sync);
        assertThat(operation.result()).isEqualTo(result);
        assertThat(operation.answerIds()).containsExactly(answerIds.split(" "));
        assertThat(operation.query().orElse(null)).isEqualTo(query);
        assertThat(operation.listed()).isEqualTo(listed);
        assertThat(operation.answerHasCredits()).isEqualTo(credits);
        assertThat(operation.callback()).isEqualTo(callback);
        assertThat(operation.hasPayload()).isEqualTo(payload);
        assertThat(operation.formerOf().orElse(null)).isEqualTo(formerOf);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) SampleRequests.JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
