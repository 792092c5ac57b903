// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.camelvidu.component.client.RetryAfter;
import io.github.camelvidu.component.time.Timekeeper;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/** Takes one answer of a storage host into a part file, and believes none of it before it is checked. */
final class MediaReception {

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;
    /** Of a disk that others write to as well. */
    private static final long DISK_MARGIN = 16L * 1024 * 1024;

    private final PartFile part;
    private final MediaTransfer transfer;
    private final MediaSettings settings;
    private final Timekeeper time;
    private final BooleanSupplier stopped;
    private final Optional<String> asked;

    /** @param stopped whether nobody wants the file any more */
    MediaReception(PartFile part, MediaTransfer transfer, MediaSettings settings, Timekeeper time, BooleanSupplier stopped) {
        this.part = part;
        this.transfer = transfer;
        this.settings = settings;
        this.time = time;
        this.stopped = stopped;
        this.asked = part.etag();
    }

    /** What to ask for: the rest of a file that has not changed, or else all of it. */
    Map<String, String> headers() {
        return asked.map(etag -> Map.of(
                HttpHeaders.RANGE, "bytes=" + part.length() + "-", HttpHeaders.IF_RANGE, etag))
                .orElse(Map.of());
    }

    /** The file's type when all of it has arrived; not closed, since that would wait for what is refused. */
    MediaType receive(ClassicHttpResponse response) throws IOException {
        InputStream in = body(response);
        requireRoom();
        try {
            return copy(in);
        } catch (DiskFailedException | BrokenTransferException | UnusableMediaException e) {
            throw e;
        } catch (IOException e) {
            throw new BrokenTransferException("the transfer broke after " + progress() + why(e), e);
        }
    }

    private InputStream body(ClassicHttpResponse response) throws IOException {
        switch (response.getCode()) {
            case OK, PARTIAL -> {
            }
            case 401, 403, 404, 410 -> throw new LinkRefusedException(response.getCode());
            case NOT_SATISFIABLE -> {
                part.forget();
                throw new BrokenTransferException("the storage has nothing to go on with");
            }
            default -> throw new BrokenTransferException(
                    "the storage answered " + response.getCode(), RetryAfter.of(
                            value(response, HttpHeaders.RETRY_AFTER), time.now()));
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            throw new BrokenTransferException("the storage sent no content");
        }
        Header encoding = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !"identity".equalsIgnoreCase(encoding.getValue())) {
            throw new BrokenTransferException("the storage sent the file encoded, which was not asked for");
        }
        if (response.getCode() == OK) {
            requireAllowed(entity.getContentLength());
            begin(strongTag(response), entity.getContentLength());
        } else {
            requireTheRest(response, entity.getContentLength());
        }
        return entity.getContent();
    }

    /** Null when it has none, or a weak one, which does not promise the same bytes. */
    private static String strongTag(ClassicHttpResponse response) {
        String value = value(response, HttpHeaders.ETAG);
        return value != null && value.matches("\"[\\x21\\x23-\\x7e]{1,1000}\"") ? value : null;
    }

    private static String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private void requireTheRest(ClassicHttpResponse response, long length) throws IOException {
        ContentRange range = ContentRange.of(response.getFirstHeader(HttpHeaders.CONTENT_RANGE));
        boolean same = asked.isPresent() && asked.get().equals(strongTag(response));
        if (!same || !range.isRestFrom(part.length(), part.total())
                || length >= 0 && length != range.total() - part.length()) {
            part.forget();
            throw new BrokenTransferException(
                    same ? "the storage sent another part of the file than was asked for" : "the file has changed meanwhile");
        }
        requireAllowed(range.total());
        part.goOn(range.total());
    }

    private void requireAllowed(long total) throws IOException {
        if (total > transfer.rules().maxSize()) {
            part.forget();
            throw new UnusableMediaException(
                    "it has " + total + " bytes; the option maxMediaSize allows " + transfer.rules().maxSize());
        }
    }

    /** Before anything is written: a disk that runs full is a nuisance to others too. */
    private void requireRoom() throws IOException {
        if (part.total() < 0) {
            return;
        }
        long needed = part.total() - part.length() + DISK_MARGIN;
        long usable = settings.output().usableSpace(transfer.directory());
        if (usable < needed) {
            throw new DiskFailedException(
                    "the disk of " + transfer.directory() + " has " + usable + " bytes left; " + needed + " are needed");
        }
    }

    private MediaType copy(InputStream in) throws IOException {
        Pace pace = new Pace(time, settings.slowest());
        ProgressNews news = new ProgressNews(time, settings.progress(), transfer);
        MediaType type = null;
        try (PartWriter writer = opened()) {
            for (int read = writer.take(in); read >= 0; read = writer.take(in)) {
                if (stopped.getAsBoolean()) {
                    throw new BrokenTransferException("nobody waits for the file any more");
                }
                requireAllowed(part.length());
                pace.arrived(read);
                if (type == null && part.length() >= MediaType.HEAD) {
                    type = type();
                }
                news.arrived(part.length(), part.total());
            }
        }
        if (part.total() >= 0 && part.length() != part.total()) {
            throw new BrokenTransferException("the transfer ended after " + progress());
        }
        return type == null ? type() : type;
    }

    private void begin(String etag, long announced) throws DiskFailedException {
        try {
            part.begin(etag, announced);
        } catch (IOException e) {
            throw part.diskFailed(e);
        }
    }

    private PartWriter opened() throws DiskFailedException {
        try {
            return part.open();
        } catch (IOException e) {
            throw part.diskFailed(e);
        }
    }

    /** By what it is, whatever the server calls it: what stands in for a file, such as a page to sign in, is none. */
    private MediaType type() throws IOException {
        Optional<MediaType> type = MediaType.of(part.head());
        if (type.isEmpty()) {
            part.forget();
            throw new BrokenTransferException("the content is neither video, picture nor sound");
        }
        return type.get();
    }

    private String progress() {
        return part.length() + (part.total() < 0 ? " bytes" : " of " + part.total() + " bytes");
    }

    /** Messages of the HTTP client may repeat a link with its query. */
    private static String why(IOException e) {
        return " (" + e.getClass().getSimpleName() + ")";
    }
}
