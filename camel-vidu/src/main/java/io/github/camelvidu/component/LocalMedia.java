// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.CommonLimits;
import io.github.camelvidu.component.media.InputMedia;
import io.github.camelvidu.component.media.UnusableMediaException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * Makes what a route gives for a picture, film or sound into what can stand in a request: a link stays text, everything
 * of this machine becomes {@link InputMedia}. An option may name any local file, since the author of the route wrote
 * it. A message may only name files below one folder, links followed: otherwise whoever sends messages could have any
 * file of this machine sent away.
 */
final class LocalMedia {

    /**
     * The platform takes 20 MB of JSON (reference, section 1), and base64 makes four bytes of three: what is longer can
     * be neither put into a request nor uploaded, so no more than this is ever read into memory.
     */
    static final int MAX_BYTES = Math.toIntExact(Catalog.bundled().common().httpBodyMaxMb() * CommonLimits.MB / 4 * 3);

    private static final String ALLOWED = "http(s), ssupload:, data: or a file";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,30}):.*", Pattern.DOTALL);
    private static final Set<String> LINKS = Set.of("http", "https", "ssupload");
    private static final String FILE = "file";
    private static final String CLASSPATH = "classpath";
    private static final String DATA = "data";

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
                || value instanceof InputStream || value instanceof StreamCache || value instanceof InputMedia;
    }

    /** What an option says. */
    JsonNode fromOption(String value) throws UnusableValueException {
        String scheme = scheme(value);
        return scheme.equals(FILE) || scheme.equals(CLASSPATH) ? JSON.pojoNode(resource(value)) : text(value, scheme);
    }

    /** What a header or body says: the same, below one folder. */
    JsonNode fromMessage(Exchange exchange, String value) throws UnusableValueException {
        String scheme = scheme(value);
        if (scheme.equals(CLASSPATH)) {
            throw new UnusableValueException(
                    "a classpath: reference in a message", "a file: reference below inputDir, or a link");
        }
        return scheme.equals(FILE)
                ? JSON.pojoNode(file(inside(folder(exchange), value.substring(FILE.length() + 1)))) : text(value, scheme);
    }

    /** What a header or body holds: text, or media as a file, a path, bytes or a stream. */
    JsonNode fromObject(Exchange exchange, Object value) throws UnusableValueException {
        if (value instanceof CharSequence || value instanceof URI || value instanceof URL) {
            return fromMessage(exchange, value.toString());
        }
        return JSON.pojoNode(media(exchange, value));
    }

    /** Media that a route handed over as an object: a file, a path, bytes or a stream. */
    InputMedia media(Exchange exchange, Object value) throws UnusableValueException {
        if (value instanceof InputMedia media) {
            return media;
        }
        Optional<Path> file = path(value);
        if (file.isPresent()) {
            return file(file.get());
        }
        if (value instanceof byte[] content) {
            return bytes(content);
        }
        try {
            return bytes(content(exchange, value));
        } catch (IOException e) {
            throw new UnusableValueException("a stream that can not be read", "media");
        }
    }

    private byte[] content(Exchange exchange, Object value) throws IOException, UnusableValueException {
        if (value instanceof InputStream stream) {
            return OnceReadable.content(exchange, stream);
        }
        try (InputStream in = camel.getTypeConverter().tryConvertTo(InputStream.class, value)) {
            if (in != null) {
                return in.readNBytes(MAX_BYTES + 1);
            }
        }
        throw new UnusableValueException(
                "a " + (value == null ? "null" : value.getClass().getSimpleName()), "a link, a file, bytes or a stream");
    }

    /** The local file that an object is; empty when it is none. A result of this component is its file. */
    static Optional<Path> path(Object value) {
        if (value instanceof WrappedFile<?> wrapped) {
            return wrapped.getFile() instanceof WrappedFile<?> ? Optional.empty() : path(wrapped.getFile());
        }
        if (value instanceof File file) {
            return Optional.of(file.toPath());
        }
        return value instanceof Path path
                ? Optional.of(path) : value instanceof MediaStream result ? Optional.of(result.path()) : Optional.empty();
    }

    /** @throws UnusableValueException if the file is too long, no media, or can not be read */
    static InputMedia file(Path file) throws UnusableValueException {
        try {
            requireSendable(Files.size(file));
            return InputMedia.of(file);
        } catch (UnusableMediaException e) {
            throw new UnusableValueException(e.getMessage(), "a picture, video or sound");
        } catch (IOException e) {
            throw new UnusableValueException("a file that can not be read", "a file that exists");
        }
    }

    /** @throws UnusableValueException if the content is too long or no media */
    static InputMedia bytes(byte[] content) throws UnusableValueException {
        requireSendable(content.length);
        try {
            return InputMedia.of(content);
        } catch (IOException e) {
            throw new UnusableValueException("a content that is no picture, video or sound", "one of these");
        }
    }

    static void requireSendable(long bytes) throws UnusableValueException {
        if (bytes > MAX_BYTES) {
            throw new UnusableValueException("a file of more than " + MAX_BYTES + " bytes", "at most that, or a link to it");
        }
    }

    /** In lower case; empty when the text has none. */
    private static String scheme(String value) {
        Matcher matcher = SCHEME.matcher(value.length() > 64 ? value.substring(0, 64) : value);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** What names no local file. A text without scheme is left to the validation. */
    private static JsonNode text(String value, String scheme) throws UnusableValueException {
        if (scheme.equals(DATA)) {
            return dataUri(value);
        }
        if (!scheme.isEmpty() && !LINKS.contains(scheme)) {
            throw new UnusableValueException("a link of the scheme " + scheme, ALLOWED);
        }
        return JSON.textNode(value);
    }

    /** One without media type or base64 stays text, and the validation says what is wrong with it. */
    private static JsonNode dataUri(String value) throws UnusableValueException {
        try {
            Optional<InputMedia> media = InputMedia.ofDataUri(value);
            return media.isPresent() ? JSON.pojoNode(media.get()) : JSON.textNode(value);
        } catch (UnusableMediaException e) {
            throw new UnusableValueException(e.getMessage(), "a picture, video or sound");
        } catch (IOException e) {
            throw new UnusableValueException("a data URI whose base64 is broken", "base64 of a picture, video or sound");
        }
    }

    private InputMedia resource(String reference) throws UnusableValueException {
        // schemes are the same in upper and lower case, but not for Camel
        String location = scheme(reference) + reference.substring(reference.indexOf(':'));
        Resource resource = ResourceHelper.resolveResource(camel, location);
        if (resource == null || !resource.exists()) {
            throw new UnusableValueException("a reference to something that can not be read", "a file that exists");
        }
        URI uri = resource.getURI();
        if (FILE.equals(uri.getScheme()) && !uri.isOpaque()) {
            return file(Path.of(uri));
        }
        try (InputStream in = resource.getInputStream()) {
            return bytes(in.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw new UnusableValueException("a reference to something that can not be read", "a file that exists");
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
