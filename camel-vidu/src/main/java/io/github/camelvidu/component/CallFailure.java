// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A call that has failed, as operators are shown it: nothing of what was asked and answered, which may be secret.
 *
 * @param call    see {@link io.github.camelvidu.component.client.ApiCall#name()}
 * @param reason  see {@link io.github.camelvidu.component.client.ApiResult#reason()}
 * @param status  HTTP status; 0 when there was no answer
 * @param traceId for the platform's support; null when it told none
 * @param key     nickname of the API key, or what stands for none
 */
record CallFailure(Instant at, String call, String reason, int status, String traceId, String key) {

    @Override
    public String toString() {
        return at.truncatedTo(ChronoUnit.SECONDS) + " " + call + ": " + reason + (status == 0 ? "" : " (" + status + ")")
               + ", key " + key
               + (traceId == null ? "" : ", trace id " + traceId);
    }
}
