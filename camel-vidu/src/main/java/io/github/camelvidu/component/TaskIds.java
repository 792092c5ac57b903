// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import org.apache.camel.Exchange;

/** Which task an exchange is about. */
final class TaskIds {

    private TaskIds() {
    }

    /** The body when it is a task, else the header, else the option. */
    static String of(Exchange exchange, ViduConfiguration configuration) {
        String id = find(exchange, configuration);
        if (id == null || id.isBlank()) {
            throw new ViduRequestException(
                    "no task is named: give its id in the header " + ViduConstants.TASK_ID + " or in the option taskId",
                    List.of("id"), FailureDetails.NONE, null);
        }
        return id.strip();
    }

    static String find(Exchange exchange, ViduConfiguration configuration) {
        if (exchange.getMessage().getBody() instanceof Task task) {
            return task.id();
        }
        String header = exchange.getMessage().getHeader(ViduConstants.TASK_ID, String.class);
        return header == null ? configuration.getTaskId() : header;
    }
}
