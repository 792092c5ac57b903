// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/** What a reason of the platform is about; decides which exception a route sees. */
public enum ErrorCategory {

    REQUEST,
    AUTHENTICATION,
    CREDITS,
    POLICY,
    THROTTLED,
    NOT_FOUND,
    CANCELLED,
    SERVER
}
