// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;

import io.github.camelvidu.component.media.MediaType;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ResourceHelper;

/**
 * Local pictures as what the platform takes: data URIs. An option may name any local file, since the author of the
 * route wrote it. A message may only name files below one folder, links followed: otherwise whoever sends messages
 * could have any file of this machine sent away.
 */
final class LocalMedia {

    private static final String FILE = "file:";
    private static final String CLASSPATH = "classpath:";
    /** The platform takes 20 MB of JSON (reference, section 1); base64 makes four bytes of three. */
    static final int MAX_BYTES = 20 * 1000 * 1000 / 4 * 3;

    private final CamelContext camel;
    private final String inputDir;

    /** @param inputDir may be null: then the folder of the consumed file */
    LocalMedia(CamelContext camel, String inputDir) {
        this.camel = camel;
        this.inputDir = inputDir;
    }

    /** Whether a value is local media that a route hands over as an object, not text. */
    static boolean isObject(Object value) {
        return value instanceof WrappedFile<?> || value instanceof File || value instanceof Path || value instanceof byte[]
                || value instanceof InputStream || value instanceof StreamCache;
    }

    /** What an option says: a reference becomes its content, anything else is left as it is. */
    String fromOption(String value) throws UnusableValueException {
        if (!value.startsWith(FILE) && !value.startsWith(CLASSPATH)) {
            return value;
        }
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(camel, value)) {
            return dataUri(in);
        } catch (IOException e) {
            throw new UnusableValueException("a reference to something that can not be read", "a file that exists");
        }
    }

    /** What a header or body says: the same, below one folder. */
    String fromMessage(Exchange exchange, String value) throws UnusableValueException {
        if (value.startsWith(CLASSPATH)) {
            throw new UnusableValueException(
                    "a classpath: reference in a message", "a file: reference below inputDir, or a link");
        }
        return value.startsWith(FILE) ? dataUri(inside(folder(exchange), value.substring(FILE.length()))) : value;
    }

    /** Media that a route handed over as an object: a file, a path, bytes or a stream. */
    String fromObject(Exchange exchange, Object value) throws UnusableValueException {
        if (value instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return dataUri(file.toPath());
        }
        if (value instanceof File file) {
            return dataUri(file.toPath());
        }
        if (value instanceof Path path) {
            return dataUri(path);
        }
        try (InputStream in = value instanceof InputStream stream
                ? OnceReadable.open(exchange, stream) : camel.getTypeConverter().tryConvertTo(InputStream.class, value)) {
            if (in != null) {
                return dataUri(in);
            }
        } catch (IOException e) {
            throw new UnusableValueException("a stream that can not be read", "a picture");
        }
        throw new UnusableValueException(
                "a " + (value == null ? "null" : value.getClass().getSimpleName()), "a link, a file, bytes or a stream");
    }

    /** Encodes a picture, whatever it is called: its sort is told by its content. */
    String dataUri(InputStream in) throws IOException, UnusableValueException {
        byte[] head = in.readNBytes(MediaType.HEAD);
        MediaType type = MediaType.of(head).filter(MediaType::isImage)
                .orElseThrow(() -> new UnusableValueException("a file that is no picture", "a PNG, JPEG or WebP picture"));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(("data:" + type.contentType() + ";base64,").getBytes(StandardCharsets.US_ASCII));
        long length = head.length;
        try (OutputStream encoder = Base64.getEncoder().wrap(text)) {
            encoder.write(head);
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                length += count;
                if (length > MAX_BYTES) {
                    throw new UnusableValueException(
                            "a picture of more than " + MAX_BYTES + " bytes", "at most that, or a link to it");
                }
                encoder.write(buffer, 0, count);
            }
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    private String dataUri(Path file) throws UnusableValueException {
        try (InputStream in = Files.newInputStream(file)) {
            return dataUri(in);
        } catch (IOException e) {
            throw new UnusableValueException("a file that can not be read", "a picture that exists");
        }
    }

    private Path folder(Exchange exchange) throws UnusableValueException {
        if (inputDir != null) {
            return Path.of(inputDir);
        }
        // a property and not a header: no message can set it
        Object consumed = exchange.getProperty(Exchange.FILE_EXCHANGE_FILE);
        if (consumed instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return file.getAbsoluteFile().toPath().getParent();
        }
        throw new UnusableValueException("a file: reference in a message", "a link, or set the option inputDir");
    }

    private static Path inside(Path folder, String name) throws UnusableValueException {
        UnusableValueException outside = new UnusableValueException(
                "a file: reference that is not below the input folder", "a file of that folder, links followed");
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(name.startsWith("//") ? name.substring(2) : name).toRealPath();
            if (!file.startsWith(root)) {
                throw outside;
            }
            return file;
        } catch (IOException | InvalidPathException e) {
            // the same answer for what is missing and what is outside, so that nobody can probe for files
            throw outside;
        }
    }
}
