// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.github.camelvidu.api.error.FailureDetails;
import io.github.camelvidu.api.error.ViduMediaException;
import io.github.camelvidu.api.media.MediaContent;
import io.github.camelvidu.api.media.MediaFacts;

/**
 * A picture, film or sound of this machine that stands in a request, as the object of a {@code POJONode}, where a link
 * would stand (Vidu reference, section 1, media inputs). As JSON it is a data URI, encoded while it is written: base64
 * and content are never in memory both, and of a file neither is. Safe for use by any thread.
 */
public final class InputMedia implements MediaContent, JsonSerializable {

    private final MediaSource source;
    private final MediaFacts facts;
    private final String contentType;
    private volatile String sha256;

    private InputMedia(MediaSource source) throws IOException {
        this.source = source;
        MediaType type;
        try (InputStream in = source.open()) {
            type = MediaType.of(in.readNBytes(MediaType.HEAD))
                    .orElseThrow(() -> new UnusableMediaException("a file that is no picture, video or sound"));
        }
        try (InputStream in = source.open()) {
            facts = MediaProbe.facts(type, in, source.length());
        }
        contentType = facts.kind().equals(type.kind()) ? type.contentType() : MediaType.M4A.contentType();
    }

    /**
     * A local file. It is read when it is needed, and must not change until then.
     *
     * @param  file                   links are followed
     * @throws UnusableMediaException if it is a folder or a device, or its content is no media
     * @throws IOException            if it can not be read
     */
    public static InputMedia of(Path file) throws IOException {
        return new InputMedia(MediaSource.LocalFile.of(file));
    }

    /**
     * Bytes in memory.
     *
     * @param  content                not copied
     * @throws UnusableMediaException if it is no media
     */
    public static InputMedia of(byte[] content) throws IOException {
        return new InputMedia(new MediaSource.Bytes(content));
    }

    /**
     * A data URI with media type and base64; empty when the text is none. It is sent as it stands.
     *
     * @throws UnusableMediaException if its content is no media, or of another kind than its media type says
     * @throws IOException            if its base64 is broken
     */
    public static Optional<InputMedia> ofDataUri(String text) throws IOException {
        Optional<DataUri> uri = DataUri.of(text);
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        InputMedia media = new InputMedia(uri.get());
        if (!uri.get().claims(media.facts.kind())) {
            throw new UnusableMediaException("a data URI whose media type does not fit its content");
        }
        return Optional.of(media);
    }

    @Override
    public MediaFacts facts() {
        return facts;
    }

    /** Of the content, in bytes. */
    public long length() {
        return source.length();
    }

    /** By the content, for example {@code image/png}. */
    public String contentType() {
        return contentType;
    }

    /** The content from its beginning, as often as wanted; fails when the file is gone or has changed. */
    public InputStream open() throws IOException {
        return source.open();
    }

    /** Whether the author gave the text of a data URI, rather than a file. */
    public boolean isDataUri() {
        return source instanceof DataUri;
    }

    /**
     * The SHA-256 of the content in lower-case hex, computed when it is first asked for.
     *
     * @throws ViduMediaException if the file is gone or has changed
     */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = computeSha256();
            sha256 = known;
        }
        return known;
    }

    /** How many bytes the JSON of this takes, without the quotes around it. */
    public long inlineLength() {
        return source instanceof DataUri uri ? quotedLength(uri.text()) : head().length() + Base64Text.length(length());
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        if (source instanceof DataUri uri) {
            json.writeString(uri.text());
            return;
        }
        try (Reader text = new Base64Text(head(), open())) {
            json.writeString(text, -1);
        }
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(json, serializers);
    }

    /** Kind and size only: name, place and content of a file are private. */
    @Override
    public String toString() {
        return "InputMedia[" + facts.kind() + " " + facts.format() + ", " + length() + " bytes]";
    }

    private String head() {
        return "data:" + contentType + ";base64,";
    }

    private String computeSha256() {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = open(); OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new ViduMediaException(
                    "nothing was sent: a file of the request is gone or has changed (" + this + ")", FailureDetails.NONE, e);
        }
        return Sha256.hex(digest);
    }

    /** Base64 needs no quoting, but an author may have put line breaks or anything else into it. */
    private static long quotedLength(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                length += c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f' ? 2 : 6;
            } else if (c < 0x80) {
                length += c == '"' || c == '\\' ? 2 : 1;
            } else {
                length += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return length;
    }
}
