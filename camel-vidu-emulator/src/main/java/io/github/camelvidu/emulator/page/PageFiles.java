// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the console page: its own, and those of the libraries that come as WebJars. Read when they are first
 * asked for, then kept. Thread-safe.
 */
final class PageFiles {

    private static final String OWN = "/io/github/camelvidu/emulator/page/";
    private static final Pattern OWN_PATH = Pattern.compile("/page/([a-z-]+\\.(?:js|css|svg))");
    private static final Pattern LIBRARY_PATH = Pattern.compile("/webjars/(uplot)/(dist/[A-Za-z]+(?:\\.[a-z]+)?\\.(?:js|css))");

    private final Map<String, Optional<PageFile>> read = new ConcurrentHashMap<>();

    /** @param path as on the wire; empty for what is no file of the page */
    Optional<PageFile> find(String path) {
        return resource(path).flatMap(resource -> read.computeIfAbsent(resource, PageFiles::read));
    }

    private static Optional<String> resource(String path) {
        if ("/".equals(path)) {
            return Optional.of(OWN + "index.html");
        }
        Matcher own = OWN_PATH.matcher(path);
        if (own.matches()) {
            return Optional.of(OWN + own.group(1));
        }
        Matcher library = LIBRARY_PATH.matcher(path);
        return library.matches()
                ? Optional.of("/META-INF/resources/webjars/" + library.group(1) + "/" + version(library.group(1)) + "/"
                              + library.group(2))
                : Optional.empty();
    }

    /** The version stands in the path within the jar, but is nothing that the page should know. */
    private static String version(String library) {
        String path = "/META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
        try (InputStream in = PageFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: the WebJar of " + library);
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static Optional<PageFile> read(String resource) {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(PageFile.of(resource, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
