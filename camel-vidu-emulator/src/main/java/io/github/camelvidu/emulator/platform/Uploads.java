// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.media.MediaInfo;
import io.github.camelvidu.emulator.media.MediaProbe;
import io.github.camelvidu.emulator.rules.Refusal;
import io.github.camelvidu.emulator.store.Session;
import io.github.camelvidu.emulator.store.Store;
import io.github.camelvidu.emulator.store.UploadRecord;
import io.github.camelvidu.emulator.store.UploadTable;

/**
 * Files that clients send ahead and name in requests later (Vidu reference, section 7): opened, put, finished, deleted
 * after a week. Thread-safe.
 */
public final class Uploads {

    private static final String URI = "ssupload:?id=";
    /** As in the platform's sample answers. */
    private static final Duration LINK_LIFETIME = Duration.ofHours(1);
    private static final Duration RETENTION = Duration.ofDays(7);

    private final Store store;
    private final EmulatorClock clock;
    private final MediaLimits limits;

    /** @param limits of an uploaded file */
    Uploads(Store store, EmulatorClock clock, MediaLimits limits) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
    }

    /** Opens an upload. */
    public Opened open(long accountId) {
        Instant now = clock.instant();
        Instant lapse = lapse(now);
        long id = store.write(session -> new UploadTable(session).insert(accountId, lapse));
        clock.at(lapse, this::deleteLapsed);
        return new Opened(id, now.plus(LINK_LIFETIME));
    }

    /** How long the link of an opened upload is good for. */
    public Duration linkLifetime() {
        return LINK_LIFETIME;
    }

    /**
     * Takes the content of an upload as it comes, in place of content that came before.
     *
     * @return empty when there is no such upload any more
     */
    public Optional<Stored> put(long id, String contentType, byte[] content) {
        Instant lapse = lapse(clock.instant());
        String etag = md5(content);
        Optional<Stored> stored = store.write(session -> living(session, id).map(upload -> {
            new UploadTable(session).keep(id, contentType, etag, content, lapse);
            return new Stored(etag, lapse);
        }));
        stored.ifPresent(it -> clock.at(lapse, this::deleteLapsed));
        return stored;
    }

    /**
     * Makes the content usable, if it is a picture that the platform takes and was declared as what it is. Doing so
     * again with the same tag changes nothing. The reasons of a refusal are those that a picture in a request would
     * get: which ones an upload gets is not published.
     *
     * @param  etag    of the content, with or without quotes
     * @return         what requests call the file
     * @throws Refusal {@code NotFound}, {@code BadRequest} when there is no content or other content,
     *                 {@code ImageFormatInvalid} or {@code PageSizeOutOfRange}
     */
    public String finish(long accountId, long id, String etag) {
        return store.write(session -> {
            UploadRecord upload = living(session, id)
                    .filter(it -> it.accountId() == accountId)
                    .orElseThrow(() -> Refusal.of("NotFound"));
            if (!bare(etag).equals(upload.etag())) {
                throw Refusal.of("BadRequest");
            }
            MediaInfo picture = MediaProbe.probe(new UploadTable(session).content(id))
                    .filter(info -> isDeclaredAs(info.format(), upload.contentType()))
                    .orElseThrow(() -> Refusal.of("ImageFormatInvalid"));
            limits.check(picture);
            // smaller than the limit, not as large
            limits.checkBytes(upload.bytes() + 1);
            new UploadTable(session).finish(id, picture.format(), picture.width(), picture.height());
            return URI + id;
        });
    }

    /** A finished upload of the account; empty for one that is unknown, another's, unfinished or deleted. */
    public Optional<UploadedFile> find(long accountId, long id) {
        return store.read(session -> living(session, id))
                .filter(upload -> upload.accountId() == accountId && upload.finished())
                .map(upload -> new UploadedFile(
                        id, upload.bytes(), new MediaInfo("image", upload.format(), upload.width(), upload.height(), 0)));
    }

    /** Takes up the appointments of a database that was opened again. */
    void resume() {
        store.read(session -> new UploadTable(session).all())
                .forEach(upload -> clock.at(upload.lapsesAt(), this::deleteLapsed));
    }

    private Optional<UploadRecord> living(Session session, long id) {
        return new UploadTable(session).find(id).filter(upload -> upload.lapsesAt().isAfter(clock.instant()));
    }

    private void deleteLapsed(Instant at) {
        store.write(session -> {
            new UploadTable(session).deleteLapsed(at);
            return null;
        });
    }

    /** The storage deletes at the midnight after, as its {@code x-amz-expiration} header says. */
    private Instant lapse(Instant from) {
        return from.plus(RETENTION).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    private static boolean isDeclaredAs(String format, String contentType) {
        String type = contentType.split(";", 2)[0].trim();
        return type.equalsIgnoreCase("image/" + format) || type.equalsIgnoreCase("image/jpg") && format.equals("jpeg");
    }

    private static String bare(String etag) {
        return etag.length() > 1 && etag.startsWith("\"") && etag.endsWith("\"") ? etag.substring(1, etag.length() - 1) : etag;
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    /**
     * An upload that waits for its content.
     *
     * @param id        as clients see it
     * @param expiresAt until when the content may come
     */
    public record Opened(long id, Instant expiresAt) {
    }

    /**
     * Content that came.
     *
     * @param etag     its MD5, hexadecimal
     * @param lapsesAt when it is deleted
     */
    public record Stored(String etag, Instant lapsesAt) {
    }
}
