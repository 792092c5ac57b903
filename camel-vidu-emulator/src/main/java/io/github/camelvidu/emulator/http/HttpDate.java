// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in HTTP headers (RFC 9110, section 5.6.7). */
public final class HttpDate {

    private static final DateTimeFormatter FORMAT
            = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private HttpDate() {
    }

    public static String of(Instant time) {
        return FORMAT.format(time);
    }
}
