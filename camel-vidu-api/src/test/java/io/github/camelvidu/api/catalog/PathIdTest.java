// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.validation.RequestFault;
import io.github.camelvidu.api.validation.RequestValidator;
import io.github.camelvidu.api.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The id in the path of an operation is a member of its request. */
class PathIdTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @CsvSource({
            "one-click-mv-edit, /ent/v2/one-click/mv/1019/edit", "one-click-mv-compose, /ent/v2/one-click/mv/1019/compose",
            "one-click-general-edit, /ent/v2/one-click/general_one_click/1019/edit",
            "one-click-general-compose, /ent/v2/one-click/general_one_click/1019/compose",
            "update-subject, /ent/v2/subjects/1019", "finish-upload, /tools/v2/files/uploads/1019/finish",
            "cancel-task, /ent/v2/tasks/1019/cancel" })
    void theIdGoesIntoThePath(String kind, String path) {
        Operation operation = operation(kind);

        assertThat(operation.pathId()).isTrue();
        assertThat(operation.fields().keySet()).startsWith("id");
        assertThat(operation.fields().get("id").mandatory()).isTrue();
        assertThat(operation.path(Resources.json("{'id': '1019'}"))).isEqualTo(path);
    }

    @Test
    void anIdStaysOnePartOfThePath() {
        assertThat(PathId.in("/tasks/{id}/creations", "a/b?c ä+")).isEqualTo("/tasks/a%2Fb%3Fc%20%C3%A4%2B/creations");
        assertThat(PathId.in("/tasks", "a")).isEqualTo("/tasks");
    }

    @Test
    void otherPathsStayAsTheyAre() {
        Operation operation = operation("text2video");
        ObjectNode body = Resources.json("{'id': '1019', 'prompt': 'x'}");

        assertThat(operation.pathId()).isFalse();
        assertThat(operation.fields()).doesNotContainKey("id");
        assertThat(operation.path(body)).isEqualTo("/ent/v2/text2video");
        assertThat(operation.wireBody(body)).isSameAs(body);
    }

    @Test
    void anIdOfThePathIsNotSentInTheBody() {
        ObjectNode body = Resources.json("{'id': '1019', 'job_id': '7', 'prompt': 'x'}");

        assertThat(operation("one-click-mv-edit").wireBody(body))
                .isEqualTo(Resources.json("{'job_id': '7', 'prompt': 'x'}"));
        assertThat(body).as("the body itself").isEqualTo(Resources.json("{'id': '1019', 'job_id': '7', 'prompt': 'x'}"));
        ObjectNode without = Resources.json("{'job_id': '7', 'prompt': 'x'}");
        assertThat(operation("one-click-mv-edit").wireBody(without)).isSameAs(without);
    }

    @Test
    void anIdThatThePlatformsBodyHasIsSentInBoth() {
        ObjectNode body = Resources.example("updateSubject.request.json");

        assertThat(operation("update-subject").path(body)).isEqualTo("/ent/v2/subjects/3120457782009988");
        assertThat(operation("update-subject").wireBody(body)).isSameAs(body);
    }

    @Test
    void anIdIsRequiredAndOfAForm() {
        assertThat(faults("one-click-mv-compose", "{'job_ids': ['7']}")).extracting(RequestFault::message)
                .containsExactly("id is missing, allowed is text that matches [0-9A-Za-z_-]{1,64}: add it.");
        assertThat(faults("update-subject", "{'id': '../5', 'name': 'x'}")).extracting(RequestFault::field)
                .containsExactly("id");
        assertThat(faults("update-subject", "{'id': 5}")).extracting(RequestFault::field).containsExactly("id");
        assertThat(faults("one-click-mv-compose", "{'id': '1019', 'job_ids': ['7']}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "a/b?c#d, a%2Fb%3Fc%23d", "ü x+y, %C3%BC%20x%2By" })
    void whatIsNotCheckedCanNotLeaveItsPlaceInThePath(String id, String encoded) {
        ObjectNode body = Resources.json("{}").put("id", id);

        assertThat(operation("update-subject").path(body)).isEqualTo("/ent/v2/subjects/" + encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'id': ''}", "{'id': null}", "{'id': ['1']}", "{'id': '.'}", "{'id': '..'}" })
    void aPathIsNotMadeWithoutAnId(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> operation("update-subject").path(Resources.json(body)))
                .withMessage("The path of update-subject needs an id");
    }

    private Operation operation(String kind) {
        return catalog.operation(kind).orElseThrow();
    }

    private List<RequestFault> faults(String kind, String json) {
        ObjectNode body = Resources.json(json);
        return new RequestValidator(catalog, Validation.STRICT, Site.GLOBAL).faults(operation(kind), body);
    }
}
