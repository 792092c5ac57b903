// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.PathId;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.component.time.Timekeeper;

/**
 * The three calls that bring a picture to the platform (Vidu reference, section 7), each sent exactly once; all are
 * free and may be repeated. Nothing is thrown for what the platform, its storage or the network does: it is in the
 * {@link Answer}. Thread-safe; a call blocks its thread.
 */
public final class UploadCalls {

    private static final String UPLOADS = "/tools/v2/files/uploads";
    private static final Pattern EXPIRY = Pattern.compile("expiry-date=\"([^\"]*)\"");
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private final ViduClient client;
    private final HttpTransport transport;
    private final Timekeeper time;
    private final boolean plainHttp;
    private final HostAddresses addresses;

    /**
     * @param plainHttp whether a storage without TLS is taken: only when the API itself is called without it
     * @param addresses where a storage may be
     */
    public UploadCalls(
                       ViduClient client, HttpTransport transport, Timekeeper time, boolean plainHttp,
                       HostAddresses addresses) {
        this.client = client;
        this.transport = transport;
        this.time = time;
        this.plainHttp = plainHttp;
        this.addresses = addresses;
    }

    /** Asks where a picture may be put. */
    public Answer<UploadTicket> create() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("scene", "vidu");
        return client.call("upload", "POST", UPLOADS, body,
                answer -> new UploadTicket(text(answer, "id"), text(answer, "put_url")));
    }

    /** Puts a picture there, without the API key. */
    public Answer<StoredFile> put(UploadTicket ticket, RequestBody picture) {
        URI link;
        try {
            link = StorageLink.of(ticket.putUrl(), plainHttp);
        } catch (IllegalArgumentException e) {
            return failed("the link to upload to " + e.getMessage(), false, 0, Optional.empty(), null);
        }
        HttpCall call = new HttpCall("PUT", link, Map.of(), picture);
        try {
            HttpReply reply = transport.send(call, addresses);
            Optional<String> etag = reply.header("etag");
            if (reply.status() >= 200 && reply.status() < 300 && etag.isPresent()) {
                return new Answer.Given<>(new StoredFile(etag.get(), kept(reply)), reply.header("Date"));
            }
            Instant now = reply.date().orElse(time.now());
            int status = reply.status();
            boolean mayPass = status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY;
            return failed(call + " was answered with " + status, mayPass, status, reply.retryAfter(now), null);
        } catch (CallFailedException e) {
            boolean mayPass = !(e.getCause() instanceof UnreadableBodyException)
                    && !(e.getCause() instanceof AddressRefusedException);
            return failed(e.getMessage(), mayPass, 0, Optional.empty(), e);
        }
    }

    /**
     * Tells the platform that the picture is there.
     *
     * @param  etag as the storage wrote it
     * @return      the {@code ssupload:} URI that stands for the picture, for about seven days
     */
    public Answer<String> finish(UploadTicket ticket, String etag) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("etag", etag);
        return client.call("upload", "PUT", PathId.in(UPLOADS + "/{id}/finish", ticket.id()), body,
                answer -> text(answer, "uri"));
    }

    private Optional<Duration> kept(HttpReply reply) {
        Instant now = reply.date().orElse(time.now());
        return reply.header("x-amz-expiration").map(EXPIRY::matcher).filter(Matcher::find)
                .flatMap(expiry -> HttpReply.httpDate(expiry.group(1))).map(deleted -> Duration.between(now, deleted));
    }

    /** @throws IllegalArgumentException which makes an answer unreadable */
    private static String text(JsonNode answer, String member) {
        if (!answer.path(member).isTextual()) {
            throw new IllegalArgumentException("no " + member);
        }
        return answer.path(member).textValue();
    }

    private static <T> Answer.Failed<T> failed(
            String why, boolean mayPass, int status, Optional<Duration> retryAfter, Throwable cause) {
        FailureDetails details = FailureDetails.NONE.withRetryable(mayPass).withHttpStatus(status);
        return new Answer.Failed<>(
                new ViduMediaException("a picture could not be uploaded: " + why, details, cause), true,
                status == TOO_MANY, retryAfter);
    }
}
