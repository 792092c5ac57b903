// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import io.github.camelvidu.api.error.ViduException;

/**
 * How a call of the platform's API came out, without anything secret.
 *
 * @param reason  {@code ok}; the platform's reason for a refusal; {@code no_answer} when nothing came back, or nothing
 *                that the platform sends; {@code not_sent} when no byte was written
 * @param status  HTTP status; 0 when there was no answer
 * @param traceId the platform's, for its support; null when it told none
 * @param taskId  of the task that was created or read; null for other calls
 */
public record ApiResult(String reason, int status, String traceId, String taskId) {

    public static final String OK = "ok";
    static final String NO_ANSWER = "no_answer";
    static final String NOT_SENT = "not_sent";

    public boolean isOk() {
        return reason.equals(OK);
    }

    static ApiResult of(Answer<?> answer, String taskId) {
        if (!(answer instanceof Answer.Failed<?> failed)) {
            return new ApiResult(OK, 200, null, taskId);
        }
        ViduException exception = failed.exception();
        String reason = exception.getReason() != null
                ? exception.getReason() : failed.withoutEffect() ? NOT_SENT : NO_ANSWER;
        return new ApiResult(reason, exception.getHttpStatus(), exception.getTraceId(), null);
    }
}
