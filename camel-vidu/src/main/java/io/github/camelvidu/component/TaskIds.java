// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.regex.Pattern;

import io.github.camelvidu.api.Task;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import org.apache.camel.Exchange;

/** Which task an exchange is about. */
final class TaskIds {

    /** Numbers today; letters are let through in case that changes, but nothing that means something in a path. */
    private static final Pattern PLAUSIBLE = Pattern.compile("[0-9A-Za-z_-]{1,64}");

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
        if (!PLAUSIBLE.matcher(id.strip()).matches()) {
            throw new ViduRequestException(
                    "the given task id is none: an id is a decimal number such as 1019829498675204096", List.of("id"),
                    FailureDetails.NONE, null);
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
