// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A published example of a request. What it refers to on the platform is put in place on the emulator.
 *
 * @param name      such as {@code lipSync.text}
 * @param operation the call it is for
 */
record ExampleRequest(String name, PlatformContract.Operation operation) {

    private static final String RESULT = "3120461190023117";
    private static final String SUBJECT = "3120457782009988";
    private static final String UPLOAD = "ssupload:?id=3120457782001664";

    /** All but those of films, adverts and uploads, which take several calls, and of cancelling. */
    static Stream<ExampleRequest> all() {
        return PlatformContract.examples(".request.json").stream()
                .filter(name -> !name.matches("(adOneClick|oneClick|cancelTask|createUpload|finishUpload).*"))
                .flatMap(name -> PlatformContract.operations().stream()
                        .filter(operation -> operation.id().equals(name.split("\\.")[0]))
                        .filter(RoutesTest::isCovered)
                        .map(operation -> new ExampleRequest(name, operation)));
    }

    /** Those whose answer is a task that runs. */
    static Stream<ExampleRequest> tasks() {
        return all().filter(example -> List.of("TaskCreated", "SolutionTaskCreated").contains(example.operation().schema()));
    }

    /** The example of the answer; there is one for all forms of lip-sync. */
    List<String> answers() {
        String answer = name.startsWith("lipSync.") ? "lipSync" : name;
        return PlatformContract.examples(".response.json").stream().filter(answer::equals).toList();
    }

    /** Sends the example after what it refers to was put in place. */
    Sent send(ViduEmulator emulator) {
        PlatformClient client = new PlatformClient(emulator);
        String body
                = PlatformContract.example(name + ".request").toString().replace(UPLOAD, "https://media.example.com/in/a.png");
        String result = RESULT;
        String subject = SUBJECT;
        if (body.contains(RESULT)) {
            String source = client.create(PlatformClient.textRequest().put("duration", 6));
            emulator.clock().advance(Duration.ofMinutes(1));
            result = client.creations(source).at("/creations/0/id").asText();
        }
        if (body.contains(SUBJECT)) {
            subject = client.post("/ent/v2/subjects", PlatformContract.example("createSubject.request")).json().path("id")
                    .asText();
        }
        String sent = body.replace(RESULT, result).replace(SUBJECT, subject);
        PlatformClient.Reply reply = client.send(client.request(operation.path().replace("{id}", subject))
                .header("Content-Type", "application/json")
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(sent)));
        return new Sent(reply, result, subject);
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * What came of it.
     *
     * @param reply   the answer
     * @param result  id of the result that the request named
     * @param subject id of the subject that the request named
     */
    record Sent(PlatformClient.Reply reply, String result, String subject) {

        /** A published answer, with the ids that exist here. */
        JsonNode expected(String answer) {
            try {
                return PlatformClient.JSON.readTree(PlatformContract.example(answer + ".response").toString()
                        .replace(RESULT, result).replace(SUBJECT, subject)
                        .replace(UPLOAD, "https://media.example.com/in/a.png"));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
    }
}
