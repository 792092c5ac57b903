// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.github.camelvidu.api.Subject;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.request.CreateSubjectRequest;
import io.github.camelvidu.component.media.MediaSamples;
import io.github.camelvidu.emulator.fault.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The library of subjects. */
class SubjectOperationsTest extends ViduTestSupport {

    private static final String SUBJECTS = "/ent/v2/subjects";
    private static final String CREATE = "vidu:create-subject";
    private static final List<String> PICTURE = List.of("https://media.example.com/in/otto.png");

    @TempDir
    Path folder;

    @Test
    void aSubjectIsMadeAndPaidOnceUnderItsKey() {
        CreateSubjectRequest request = CreateSubjectRequest.builder().name("otto").images(PICTURE).build();

        Exchange first = sendIt(CREATE + "?idempotencyKey=otto", request);
        Exchange second = sendIt(CREATE + "?idempotencyKey=otto", request);

        Subject made = subject(first);
        assertThat(made.name()).isEqualTo("otto");
        assertThat(made.images()).hasSize(1);
        assertThat(made.credits()).isEqualTo(5);
        assertThat(subject(second)).isEqualTo(made);
        assertThat(sent(SUBJECTS)).isEqualTo(JSON.valueToTree(Map.of("name", "otto", "images", PICTURE)));
        assertThat(emulator().account().charged()).isEqualTo(5);
        assertThat(emulator().account().subjects()).hasSize(1);
    }

    @Test
    void aSubjectMayBeMadeOfALocalPicture() throws Exception {
        byte[] png = MediaSamples.image("png", 128, 128);
        Path file = Files.write(folder.resolve("otto.bin"), png);

        Subject made = subject(sendIt(CREATE + "?name=otto", file));

        assertThat(made.name()).isEqualTo("otto");
        assertThat(sent(SUBJECTS).path("images")).singleElement()
                .isEqualTo(JSON.valueToTree("data:image/png;base64," + Base64.getEncoder().encodeToString(png)));
    }

    @Test
    void aPictureOfASubjectIsHeldToTheLeastSize() {
        Exchange done = sendIt(CREATE + "?name=otto", MediaSamples.image("png", 128, 127));

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("images[0]");
        assertNothingWasSent();
    }

    @Test
    void aSubjectWithoutANameIsRefusedBeforeItIsPaid() {
        Exchange done = sendIt(CREATE, Map.of("images", PICTURE));

        assertThat(failure(done, ViduRequestException.class).getFields()).containsExactly("name");
        assertNothingWasSent();
    }

    @Test
    void aSubjectIsChangedForNothingAsOftenAsItTakes() {
        String id = make("otto");
        emulator().faults().add(Fault.on("PUT", SUBJECTS + "/*").times(1).afterCommit().reset());

        Exchange done = sendIt(
                "vidu:update-subject?id=" + id, Map.of("style", "realistic", "description", "Retired, grey coat."));

        Subject changed = subject(done);
        assertThat(changed.id()).isEqualTo(id);
        assertThat(changed.name()).isEqualTo("otto");
        assertThat(changed.style()).isEqualTo("realistic");
        assertThat(changed.description()).isEqualTo("Retired, grey coat.");
        assertThat(emulator().requests().count("PUT", SUBJECTS + "/" + id)).isEqualTo(2);
        assertThat(emulator().account().charged()).isEqualTo(5);
    }

    @Test
    void allPagesOfTheLibraryAreOneIterator() {
        List<String> ids = List.of(make("otto"), make("mira"), make("juna"));

        Exchange done = sendIt("vidu:subjects?pageSize=2", null);

        assertThat(done.getException()).isNull();
        List<String> listed = new ArrayList<>();
        subjects(done).forEachRemaining(subject -> listed.add(subject.id()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(emulator().requests().count("GET", SUBJECTS)).isEqualTo(2);
    }

    @Test
    void theFiltersReachThePlatformByTheirNames() {
        String id = make("otto");
        make("mira");

        Exchange done = sendIt("vidu:subjects?ownership=private&subjectIds=" + id + ", 7&pageSize=5", null);

        assertThat(done.getException()).isNull();
        assertThat(emulator().requests().last().rawQuery())
                .isEqualTo("ownership=private&subject_ids=" + id + "&subject_ids=7&count=5");
        assertThat(subjects(done)).toIterable().extracting(Subject::id).containsExactly(id);
    }

    private String make(String name) {
        return subject(sendIt(CREATE, Map.of("name", name, "images", PICTURE))).id();
    }

    private static Subject subject(Exchange done) {
        assertThat(done.getException()).isNull();
        return (Subject) done.getMessage().getBody();
    }

    @SuppressWarnings("unchecked")
    private static Iterator<Subject> subjects(Exchange done) {
        return done.getMessage().getBody(Iterator.class);
    }
}
