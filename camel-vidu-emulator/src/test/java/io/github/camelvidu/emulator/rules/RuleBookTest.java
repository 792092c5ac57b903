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
            "text2video, POST, video, /ent/v2/tasks/{id}/creations, true",
            "lipSync, POST, video, /ent/v2/tasks/{id}/creations, true", "audioTts, POST, audio, -, false",
            "promptRecommendation, POST, prompts, -, false", "updateSubject, PUT, subject, -, false",
            "oneClickMvCreate, POST, video, /ent/v2/one-click/mv/{id}, false",
            "template2video, POST, video, /ent/v2/tasks/{id}/creations, true" })
    void anOperationTellsWhatTheTablesSay(String id, String method, String result, String query, boolean listed) {
        OperationRules operation = RULES.operation(id);

        assertThat(operation.method()).isEqualTo(method);
        assertThat(operation.result()).isEqualTo(result);
        assertThat(operation.query().orElse(null)).isEqualTo(query);
        assertThat(operation.listed()).isEqualTo(listed);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) SampleRequests.JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
