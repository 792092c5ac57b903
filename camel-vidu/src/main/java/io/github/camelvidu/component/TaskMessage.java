// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import io.github.camelvidu.api.Creation;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.media.MediaFile;
import io.github.camelvidu.component.media.SignedLink;
import io.github.camelvidu.component.tasks.Marker;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes a task and its results into a message: the one place that sets what comes out of the component. */
final class TaskMessage {

    private static final List<String> OF_A_TASK = List.of(
            ViduConstants.TASK_ID, ViduConstants.STATE, ViduConstants.CREDITS, ViduConstants.ERROR_CODE, ViduConstants.TRACE_ID,
            ViduConstants.CREATION_ID, ViduConstants.URL, ViduConstants.URL_EXPIRES, ViduConstants.SHA256,
            ViduConstants.MARKER);

    private TaskMessage() {
    }

    /** The body is the task. */
    static void write(Message message, Task task) {
        describe(message, task);
        message.setBody(task.withPayload(Marker.strip(task.payload())));
    }

    /**
     * The body is the media: one as a stream that can be read again, several as a list of them; or the task, when the
     * media were not asked for.
     *
     * @param name for the media, without extension
     */
    static void write(Exchange exchange, TaskResult result, String name) {
        Message message = exchange.getMessage();
        if (result.media() == null) {
            write(message, result.task());
            return;
        }
        if (result.task() != null) {
            describe(message, result.task());
        }
        List<MediaStream> streams = result.media().stream().map(file -> MediaStream.of(file, exchange)).toList();
        if (streams.size() > 1) {
            message.setBody(streams);
            return;
        }
        MediaFile file = result.media().get(0);
        message.setHeader(Exchange.FILE_NAME, name + "." + file.extension());
        message.setHeader(Exchange.FILE_LENGTH, file.length());
        message.setHeader(Exchange.CONTENT_TYPE, file.contentType());
        message.setHeader(ViduConstants.SHA256, file.sha256());
        message.setBody(streams.get(0));
    }

    /** Takes out what tells of an earlier task: nobody must take it for what became of a later one. */
    static void forget(Message message) {
        OF_A_TASK.forEach(message::removeHeader);
    }

    private static void describe(Message message, Task task) {
        message.setHeader(ViduConstants.TASK_ID, task.id());
        message.setHeader(ViduConstants.STATE, task.state().wire());
        setOrRemove(message, ViduConstants.CREDITS, task.credits());
        setOrRemove(message, ViduConstants.MARKER, Marker.of(task.payload()).orElse(null));
        boolean failed = task.errCode() != null && !task.errCode().isEmpty();
        setOrRemove(message, ViduConstants.ERROR_CODE, failed ? task.errCode() : null);
        Creation creation = task.creations().isEmpty() ? null : task.creations().get(0);
        String url = creation == null ? null : creation.url();
        setOrRemove(message, ViduConstants.CREATION_ID, creation == null ? null : creation.id());
        setOrRemove(message, ViduConstants.URL, url);
        setOrRemove(message, ViduConstants.URL_EXPIRES, url == null ? null : SignedLink.expires(url).orElse(null));
    }

    /** A header of an earlier task must not pass for one of this. */
    private static void setOrRemove(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
