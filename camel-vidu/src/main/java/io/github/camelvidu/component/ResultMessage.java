// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.RecommendedPrompt;
import io.github.camelvidu.api.Subject;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.media.MediaFile;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes what a task made into a message, as the body that suits it. */
final class ResultMessage {

    private static final String VOICE = "voice_id";
    private static final String PROMPTS = "prompts";
    /** What a task has beside what it tells of a subject. */
    private static final List<String> OF_THE_TASK = List.of("state", "creations");

    private final ObjectMapper mapper;
    private final TemporaryMedia temporary;

    ResultMessage(ObjectMapper mapper, TemporaryMedia temporary) {
        this.mapper = mapper;
        this.temporary = temporary;
    }

    /**
     * The body is the media: one as a stream that can be read again, several as a list of messages, each with headers
     * of its own; or the prompts, or the subject; or the task, when the result was not asked for.
     */
    void write(Exchange exchange, TaskResult result) {
        Message message = exchange.getMessage();
        Task task = result.task();
        if (result.kind() == null) {
            TaskMessage.write(message, task);
            return;
        }
        if (task != null) {
            TaskMessage.describe(message, task);
        }
        switch (result.kind()) {
            case PROMPTS -> message.setBody(prompts(task));
            case SUBJECT -> message.setBody(subject(task));
            case VOICE -> writeVoice(exchange, result);
            case MEDIA -> writeMedia(exchange, result);
        }
    }

    private void writeVoice(Exchange exchange, TaskResult result) {
        JsonNode voice = result.task().other().get(VOICE);
        TaskMessage.setOrRemove(exchange.getMessage(), ViduConstants.VOICE_ID, voice == null ? null : voice.asText());
        if (result.files().isEmpty()) {
            TaskMessage.write(exchange.getMessage(), result.task());
        } else {
            writeMedia(exchange, result);
        }
    }

    private void writeMedia(Exchange exchange, TaskResult result) {
        Message message = exchange.getMessage();
        if (!result.listed()) {
            write(message, result.files().get(0), exchange);
            return;
        }
        TaskMessage.describe(message, null, null);
        List<Message> parts = new ArrayList<>();
        for (FetchedFile file : result.files()) {
            Message part = message.copy();
            write(part, file, exchange);
            parts.add(part);
        }
        message.setBody(parts);
    }

    private void write(Message message, FetchedFile fetched, Exchange exchange) {
        if (fetched.creation() != null) {
            TaskMessage.describe(message, fetched.creation(), fetched.url());
        }
        MediaFile file = fetched.file();
        message.setHeader(Exchange.FILE_NAME, fetched.name() + "." + file.extension());
        message.setHeader(Exchange.FILE_LENGTH, file.length());
        message.setHeader(Exchange.CONTENT_TYPE, file.contentType());
        message.setHeader(ViduConstants.SHA256, file.sha256());
        message.setHeader(ViduConstants.ARTIFACT, fetched.artifact().word());
        message.setBody(MediaStream.of(file, temporary, exchange));
    }

    private List<RecommendedPrompt> prompts(Task task) {
        List<RecommendedPrompt> prompts = new ArrayList<>();
        JsonNode told = task.other().get(PROMPTS);
        if (told != null) {
            told.forEach(prompt -> prompts.add(mapper.convertValue(prompt, RecommendedPrompt.class)));
        }
        return prompts;
    }

    private Subject subject(Task task) {
        ObjectNode told = mapper.valueToTree(task);
        return mapper.convertValue(told.remove(OF_THE_TASK), Subject.class);
    }
}
