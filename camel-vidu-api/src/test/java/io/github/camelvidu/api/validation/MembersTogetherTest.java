// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Resources;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists, the objects in them, and members that go together or do not. */
class MembersTogetherTest {

    private final Catalog catalog = Catalog.bundled();

    @Test
    void itemsOfAListAreNamedByTheirIndex() {
        assertThat(strict("img2video-prompt-recommendation",
                "{'images': [null], 'type': ['img2video', 'e_commerce', 7], 'count': 1}"))
                .containsExactly(
                        new RequestFault("images[0]", "null", "text", "FieldInvalid"),
                        new RequestFault("type[2]", "7", "text", "FieldInvalid"));
        assertThat(strict("img2video-prompt-recommendation",
                "{'images': ['https://a.example/b'], 'type': ['img2video', 'e_commerce']}"))
                .containsExactly(new RequestFault("type[1]", "e_commerce", "template or img2video", "FieldInvalid"));
    }

    @Test
    void exactlyOneOfTwoMembersIsAskedFor() {
        assertThat(strict("extend", "{'model': 'viduq2-pro'}")).containsExactly(new RequestFault(
                "video_creation_id", "missing", "exactly one of video_creation_id, video_url", "FieldLacking"));
        assertThat(strict("extend", "{'model': 'viduq2-pro', 'video_creation_id': '1', 'video_url': 'https://a.example/b'}"))
                .containsExactly(new RequestFault(
                        "video_url", "given beside video_creation_id",
                        "exactly one of video_creation_id, video_url", "FieldInvalid"));
    }

    @Test
    void oneMemberMayRequireAnother() {
        assertThat(strict("one-click-mv", """
                {'images': ['https://a.example/b'], 'audio_url': 'https://a.example/c', 'lip_sync': true,
                 'resolution': '540p'}"""))
                .containsExactly(
                        new RequestFault("resolution", "540p", "720p or 1080p when lip_sync is true", "FieldInvalid"),
                        new RequestFault(
                                "lip_ref_url", "missing", "a link or a data URI when lip_sync is true",
                                "FieldLacking"));
    }

    @Test
    void subjectsAreCheckedOneByOneAndTogether() {
        assertThat(strict("reference2video", """
                {'model': 'viduq2-pro', 'prompt': '@a', 'subjects': [
                  {'images': ['https://a.example/1'], 'colour': 'red'},
                  {'name': 'b', 'images': ['https://a.example/1', 'https://a.example/2', 'https://a.example/3'],
                   'videos': ['https://a.example/4']},
                  {'name': 'c', 'videos': ['https://a.example/5']},
                  {'name': 'd', 'videos': ['https://a.example/6']}]}"""))
                .containsExactly(
                        new RequestFault(
                                "subjects", "a list with 3 items with videos",
                                "at most 2 items with videos for viduq2-pro", "FieldItemCountOutOfRange"),
                        new RequestFault(
                                "subjects[1]", "an object with 4 images and videos",
                                "at most 3 images and videos together", "FieldItemCountOutOfRange"),
                        new RequestFault("subjects[0].name", "missing", "text", "FieldLacking"),
                        new RequestFault(
                                "subjects[0].colour", "text of 3 characters",
                                "no member of this name in reference2video", "FieldUnwanted"));
    }

    @Test
    void filesOfAStoredSubjectDoNotCount() {
        assertThat(strict("reference2video", """
                {'model': 'viduq3', 'prompt': '@a', 'subjects': [
                  {'name': 'a', 'server_id': '1', 'videos': ['https://a.example/1', 'https://a.example/2']}]}""")).isEmpty();
    }

    @Test
    void videosLimitTheNumberOfPictures() {
        ObjectNode body = Resources.json("{'model': 'viduq2-pro', 'prompt': 'x'}");
        for (int i = 0; i < 5; i++) {
            body.withArray("images").add("https://a.example/" + i);
        }
        assertThat(strict("reference2video", body)).isEmpty();

        body.withArray("videos").add("https://a.example/v");
        assertThat(strict("reference2video", body)).containsExactly(new RequestFault(
                "images", "a list of 5 items",
                "a list of 1 to 4 items when videos is given", "FieldItemCountOutOfRange"));
    }

    private List<RequestFault> strict(String kind, String body) {
        return strict(kind, Resources.json(body));
    }

    private List<RequestFault> strict(String kind, ObjectNode body) {
        return new RequestValidator(catalog, Validation.STRICT, Site.GLOBAL).faults(catalog.choose(kind, body), body);
    }
}
