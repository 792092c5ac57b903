// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.PlatformClient.Reply;
import io.github.camelvidu.emulator.store.SubjectRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelvidu.emulator.PlatformContract.assertMatchesSchema;
import static io.github.camelvidu.emulator.PlatformContract.assertSameShape;
import static io.github.camelvidu.emulator.PlatformContract.example;
import static org.assertj.core.api.Assertions.assertThat;

class SubjectsTest {

    private static final String SUBJECTS = "/ent/v2/subjects";

    @RegisterExtension
    static final ViduEmulatorExtension VIDU
            = new ViduEmulatorExtension(ViduEmulator.builder().account("team-b", 1000, "vda_b"));

    private ViduEmulator emulator;
    private PlatformClient client;

    @BeforeEach
    void connect() {
        emulator = VIDU.emulator();
        client = new PlatformClient(emulator);
    }

    @Test
    void aSubjectCostsFiveCreditsAndIsFoundInTheList() {
        JsonNode created = client.post(SUBJECTS, example("createSubject.request")).json();
        JsonNode list = client.get(SUBJECTS).json();

        assertThat(created.path("credits").asLong()).isEqualTo(5);
        assertThat(emulator.account().charged()).isEqualTo(5);
        assertMatchesSchema("SubjectList", list);
        assertSameShape(example("listSubjects.response"), list);
        ObjectNode expected = created.deepCopy();
        expected.remove("credits");
        assertThat(list.path("subjects")).containsExactly(expected);
        assertThat(list.path("count").asInt()).isEqualTo(20);
        assertThat(emulator.account().subjects()).extracting(SubjectRecord::name).containsExactly("otto");
    }

    @Test
    void styleAndDescriptionAreWrittenByThePlatformTheSameEachTime() {
        JsonNode one = client.post(SUBJECTS, subject("otto")).json();
        JsonNode other = client.post(SUBJECTS, subject("otto")).json();

        assertThat(one.path("style").asText()).isNotEmpty();
        assertThat(one.path("description").asText()).contains("otto");
        assertThat(other.path("style")).isEqualTo(one.path("style"));
        assertThat(other.path("description")).isEqualTo(one.path("description"));
        assertThat(other.path("id")).isNotEqualTo(one.path("id"));
    }

    @Test
    void changingASubjectIsFreeAndKeepsWhatIsNotGiven() {
        String id = client.post(SUBJECTS, example("createSubject.request")).json().path("id").asText();
        ObjectNode change = (ObjectNode) example("updateSubject.request");
        change.put("id", id).putArray("images").add("https://media.example.com/in/otto-3.png");

        JsonNode changed = put(id, change).json();

        assertThat(changed.path("description").asText()).isEqualTo("Retired librarian, grey coat.");
        assertThat(changed.path("name").asText()).isEqualTo("otto");
        JsonNode listed = client.get(SUBJECTS + "?subject_ids=" + id).json().at("/subjects/0");
        assertThat(listed.path("images")).isEqualTo(change.path("images"));
        assertThat(listed.path("description")).isEqualTo(change.path("description"));
        assertThat(emulator.account().charged()).isEqualTo(5);
    }

    @Test
    void onlySubjectsWithAVideoTakeAnother() {
        String id = client.post(SUBJECTS, subject("otto")).json().path("id").asText();
        ObjectNode filmed = subject("mira");
        filmed.putArray("videos").add("https://media.example.com/in/mira.mp4");
        String withVideo = client.post(SUBJECTS, filmed).json().path("id").asText();
        ObjectNode change = PlatformClient.JSON.createObjectNode();
        change.putArray("videos").add("https://media.example.com/in/other.mp4");

        assertThat(put(id, change).json().at("/metadata/fields").asText()).isEqualTo("videos");
        assertThat(put(withVideo, change).status()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsNotFoundAndTheIdInTheBodyMustBeTheOneInThePath() {
        String id = client.post(SUBJECTS, subject("otto")).json().path("id").asText();
        ObjectNode change = PlatformClient.JSON.createObjectNode().put("name", "x");

        assertThat(put("1", change).status()).isEqualTo(404);
        assertThat(put("1", change).reason()).isEqualTo("NotFound");
        assertThat(put("abc", change).reason()).isEqualTo("CODEC");
        assertThat(put(id, change.put("id", "1")).json().at("/metadata/fields").asText()).isEqualTo("id");
        assertThat(put(id, change.put("id", id)).status()).isEqualTo(200);
        change.putObject("id");
        assertThat(put(id, change).reason()).isEqualTo("CODEC");
    }

    @Test
    void pagesFollowOneAnother() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            ids.add(client.post(SUBJECTS, subject("s" + i)).json().path("id").asText());
        }

        JsonNode first = client.get(SUBJECTS).json();
        JsonNode second = client.get(SUBJECTS + "?next_page_token=" + first.path("next_page_token").asText()).json();

        assertThat(first.path("subjects").findValuesAsText("id")).isEqualTo(ids.subList(0, 20));
        assertThat(second.path("subjects").findValuesAsText("id")).isEqualTo(ids.subList(20, 23));
        assertThat(second.path("next_page_token").asText()).isEmpty();
        assertThat(client.get(SUBJECTS + "?count=100").json().path("subjects")).hasSize(23);
        assertThat(client.get(SUBJECTS + "?subject_ids=" + ids.get(3) + "&subject_ids=" + ids.get(5)).json().path("subjects")
                .findValuesAsText("id")).containsExactly(ids.get(3), ids.get(5));
        assertThat(client.get(SUBJECTS + "?ownership=system").json().path("subjects")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "count=0, PageSizeOutOfRange", "count=101, PageSizeOutOfRange", "count=99999999999, PageSizeOutOfRange",
            "count=x, CODEC", "subject_ids=x, CODEC", "next_page_token=x, CODEC", "ownership=theirs, FieldInvalid" })
    void whatCannotBeReadIsRefused(String query, String reason) {
        assertThat(client.get(SUBJECTS + "?" + query).reason()).isEqualTo(reason);
    }

    @Test
    void aStoredSubjectCanBeReferredToByItsAccountOnly() {
        String id = client.post(SUBJECTS, subject("otto")).json().path("id").asText();
        PlatformClient stranger = new PlatformClient(emulator, "Token vda_b");

        assertThat(client.post("/ent/v2/reference2video", reference(id)).status()).isEqualTo(200);
        for (Reply refused : List.of(
                stranger.post("/ent/v2/reference2video", reference(id)), client.post("/ent/v2/reference2video", reference("1")),
                client.post("/ent/v2/reference2video", reference("abc")))) {
            assertThat(refused.reason()).isEqualTo("FieldInvalid");
            assertThat(refused.json().at("/metadata/fields").asText()).isEqualTo("subjects.server_id");
        }
        assertThat(stranger.get(SUBJECTS).json().path("subjects")).isEmpty();
        assertThat(put(stranger, id, PlatformClient.JSON.createObjectNode().put("name", "x")).reason()).isEqualTo("NotFound");
    }

    private Reply put(String id, JsonNode body) {
        return put(client, id, body);
    }

    private static Reply put(PlatformClient client, String id, JsonNode body) {
        return client.send(client.request(SUBJECTS + "/" + id).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static ObjectNode subject(String name) {
        return PlatformClient.JSON.createObjectNode().put("name", name);
    }

    private static ObjectNode reference(String serverId) {
        ObjectNode request = PlatformClient.JSON.createObjectNode().put("model", "viduq3").put("prompt", "@otto reads.");
        request.putArray("subjects").addObject().put("name", "otto").put("server_id", serverId);
        return request;
    }
}
