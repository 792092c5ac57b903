// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import io.github.camelvidu.api.Creation;
import io.github.camelvidu.api.Task;
import io.github.camelvidu.component.media.SignedLink;
import io.github.camelvidu.component.tasks.Marker;
import org.apache.camel.Message;

/** Writes a task into a message: the one place that sets the headers that tell about tasks. */
final class TaskMessage {

    private static final List<String> OF_A_TASK = List.of(
            ViduConstants.TASK_ID, ViduConstants.STATE, ViduConstants.CREDITS, ViduConstants.ERROR_CODE, ViduConstants.TRACE_ID,
            ViduConstants.CREATION_ID, ViduConstants.URL, ViduConstants.URL_EXPIRES, ViduConstants.SHA256,
            ViduConstants.ARTIFACT, ViduConstants.MARKER);

    private TaskMessage() {
    }

    /** The body is the task. */
    static void write(Message message, Task task) {
        describe(message, task);
        message.setBody(task.withPayload(Marker.strip(task.payload())));
    }

    /** Takes out what tells of an earlier task: nobody must take it for what became of a later one. */
    static void forget(Message message) {
        OF_A_TASK.forEach(message::removeHeader);
    }

    /** The headers that tell about a task. */
    static void describe(Message message, Task task) {
        message.setHeader(ViduConstants.TASK_ID, task.id());
        message.setHeader(ViduConstants.STATE, task.state().wire());
        setOrRemove(message, ViduConstants.CREDITS, task.credits());
        setOrRemove(message, ViduConstants.MARKER, Marker.of(task.payload()).orElse(null));
        boolean failed = task.errCode() != null && !task.errCode().isEmpty();
        setOrRemove(message, ViduConstants.ERROR_CODE, failed ? task.errCode() : null);
        Creation first = task.creations().isEmpty() ? null : task.creations().get(0);
        describe(message, first, first == null ? null : first.url());
    }

    /**
     * The headers that tell about one file.
     *
     * @param creation null when there is none, or more than one
     * @param url      of the file; may be null
     */
    static void describe(Message message, Creation creation, String url) {
        message.removeHeader(ViduConstants.SHA256);
        message.removeHeader(ViduConstants.ARTIFACT);
        setOrRemove(message, ViduConstants.CREATION_ID, creation == null ? null : creation.id());
        setOrRemove(message, ViduConstants.URL, url);
        setOrRemove(message, ViduConstants.URL_EXPIRES, url == null ? null : SignedLink.expires(url).orElse(null));
    }

    /** A header of an earlier task must not pass for one of this. */
    static void setOrRemove(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
