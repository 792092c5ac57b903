// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The platform's reasons and error codes as data (Vidu reference, section 10; the resource {@code reasons.json}). An
 * unknown reason is judged by its HTTP status alone.
 */
public final class ErrorReasons {

    private static final Map<String, Entry> KNOWN = read();

    private ErrorReasons() {
    }

    /**
     * @param reason     the reason or {@code err_code}; may be null or unknown
     * @param httpStatus the status it came with; 0 when it is an {@code err_code}
     */
    public static ErrorCategory category(String reason, int httpStatus) {
        Entry entry = reason == null ? null : KNOWN.get(reason);
        return entry == null ? categoryOf(httpStatus) : entry.category;
    }

    /** Whether the same request may succeed later without being changed. */
    public static boolean retryable(String reason, int httpStatus) {
        Entry entry = reason == null ? null : KNOWN.get(reason);
        return entry == null ? httpStatus == 429 || httpStatus >= 500 : entry.retryable;
    }

    private static ErrorCategory categoryOf(int httpStatus) {
        return switch (httpStatus) {
            case 401, 403 -> ErrorCategory.AUTHENTICATION;
            case 404 -> ErrorCategory.NOT_FOUND;
            case 429 -> ErrorCategory.THROTTLED;
            default -> httpStatus >= 400 && httpStatus < 500 ? ErrorCategory.REQUEST : ErrorCategory.SERVER;
        };
    }

    private static Map<String, Entry> read() {
        try (InputStream in = ErrorReasons.class.getResourceAsStream("/io/github/camelvidu/api/reasons.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {
            });
        } catch (IOException e) {
            throw new UncheckedIOException("reasons.json of camel-vidu-api can not be read", e);
        }
    }

    private record Entry(ErrorCategory category, boolean retryable) {
    }
}
