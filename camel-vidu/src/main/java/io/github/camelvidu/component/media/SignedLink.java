// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;

/** What a signed storage link tells about itself. Read only; a link is never rebuilt from its parts. */
public final class SignedLink {

    private static final DateTimeFormatter AMZ_DATE
            = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private SignedLink() {
    }

    /** When the link lapses; empty when it does not tell in a way that is known. */
    public static Optional<Instant> expires(String url) {
        try {
            String query = URI.create(url).getRawQuery();
            Optional<Instant> signed = parameter(query, "X-Amz-Date").map(date -> AMZ_DATE.parse(date, Instant::from));
            Optional<Long> seconds = parameter(query, "X-Amz-Expires").map(Long::parseLong);
            if (signed.isPresent() && seconds.isPresent()) {
                return Optional.of(signed.get().plusSeconds(seconds.get()));
            }
            return parameter(query, "Expires").map(Long::parseLong).map(Instant::ofEpochSecond);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> parameter(String query, String name) {
        return query == null
                ? Optional.empty() : Arrays.stream(query.split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> pair.substring(name.length() + 1))
                        .findFirst();
    }
}
