// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelvidu.api.catalog.CommonLimits;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.component.media.InputMedia;
import org.apache.camel.Exchange;

/**
 * {@code vidu:upload}: brings a picture to the platform and gives the {@code ssupload:} URI that stands for it in
 * requests, for about seven days (Vidu reference, section 7).
 */
final class UploadProducer extends ViduProducer<String> {

    private LocalMedia media;
    private CommonLimits limits;

    UploadProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<String> begin(Exchange exchange) {
        InputMedia picture = picture(exchange);
        if (!limits.uploadable(picture.facts())) {
            throw refused("the body is a file of " + picture.length() + " bytes (" + picture.facts().kind() + " "
                          + picture.facts().format() + "): only pictures of " + String.join(", ", limits.uploadFormats())
                          + " of at most " + limits.uploadImage().maxMb().toPlainString() + " MB can be uploaded");
        }
        // nobody knows yet what will read it
        return account().uploads.upload(picture, true);
    }

    @Override
    void finish(Exchange exchange, String uri) {
        exchange.getMessage().setBody(uri);
        OnceReadable.forget(exchange);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        media = new LocalMedia(getEndpoint().getCamelContext(), configuration().getInputDir());
        limits = getEndpoint().catalog().common();
    }

    private InputMedia picture(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            throw refused("there is no body: give a picture as a file, bytes or a stream");
        }
        try {
            JsonNode given = media.fromObject(exchange, body);
            if (given instanceof POJONode pojo && pojo.getPojo() instanceof InputMedia picture) {
                return picture;
            }
        } catch (UnusableValueException e) {
            throw refused("the body is " + e.getMessage());
        }
        throw refused("the body is a text that is no data URI and no file: reference: give a file, bytes or a stream");
    }

    private static ViduRequestException refused(String message) {
        return new ViduRequestException(message, List.of("body"), FailureDetails.NONE, null);
    }
}
