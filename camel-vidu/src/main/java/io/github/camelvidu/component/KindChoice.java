// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.request.Img2VideoRequest;
import io.github.camelvidu.api.request.Text2VideoRequest;
import org.apache.camel.Exchange;

/**
 * Which kind of request an exchange makes: that of the body when it is a typed request, else that of the header, else
 * that of the option. Without any, a request with a picture is a video from it, and any other a video from text.
 */
final class KindChoice {

    private static final String IMAGES = "images";
    private static final String IMAGE = "image";

    private final Catalog catalog;
    private final Set<String> allowed;
    private final boolean single;
    /** What is meant when the exchange does not tell; may be null. */
    private final String usual;
    private final boolean picturesInOptions;

    /**
     * @param  allowed                  the kinds that the endpoint takes; when it is one, nothing needs to name it
     * @throws IllegalArgumentException when the endpoint is for a kind that it does not take
     */
    KindChoice(Catalog catalog, ViduConfiguration configuration, Set<String> allowed) {
        this.catalog = catalog;
        this.allowed = allowed;
        this.single = allowed.size() == 1;
        this.usual = single ? allowed.iterator().next() : option(configuration.getKind());
        this.picturesInOptions = configuration.getImages() != null;
    }

    String of(Exchange exchange, BodyReader.Content content) {
        String wanted = content.kind();
        if (wanted == null && !single) {
            wanted = exchange.getMessage().getHeader(ViduConstants.KIND, String.class);
        }
        if (wanted != null) {
            String given = wanted;
            return canonical(given, () -> new ViduRequestException(
                    unknown(given, allowed), List.of("kind"), FailureDetails.NONE.withKind(given), null));
        }
        if (usual != null) {
            return usual;
        }
        boolean picture = picturesInOptions || content.members().has(IMAGES)
                || exchange.getMessage().getHeader(ViduConstants.IMAGES) != null
                || content.media() != null && content.media().facts().kind().equals(IMAGE);
        return picture ? Img2VideoRequest.KIND : Text2VideoRequest.KIND;
    }

    /** The kind that is meant when the exchange does not tell; empty when that depends on the exchange. */
    Optional<String> usual() {
        return Optional.ofNullable(usual);
    }

    private String option(String given) {
        return given == null ? null : canonical(given, () -> new IllegalArgumentException(unknown(given, allowed)));
    }

    private <X extends RuntimeException> String canonical(String given, Supplier<X> refusal) {
        return catalog.kind(given.strip()).filter(allowed::contains).orElseThrow(refusal);
    }

    /** What is wrong with a kind, in words. */
    static String unknown(String kind, Set<String> allowed) {
        return "kind is '" + kind + "', allowed is " + String.join(", ", allowed);
    }
}
