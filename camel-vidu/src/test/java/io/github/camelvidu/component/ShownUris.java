// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import org.xml.sax.InputSource;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The {@code vidu:} URIs that the manual and the example show, in whatever form they show them. */
final class ShownUris {

    /** A string literal and what is added to it. */
    private static final Pattern JAVA = Pattern.compile("\"(vidu:[^\"]*)\"((?:\\s*\\+\\s*(?:\\w+|\"[^\"]*\"))*)");
    private static final Pattern JAVA_PART = Pattern.compile("\"([^\"]*)\"|(\\w+)");
    private static final Pattern JAVA_CONSTANT = Pattern.compile("String (\\w+) = \"([^\"]*)\";");
    private static final Pattern PROSE = Pattern.compile("vidu:[a-z][A-Za-z-]*(?:\\?[^\\s`'\"<>|)]+)?");

    private ShownUris() {
    }

    /** @param where page and line, for people */
    record ShownUri(String where, String uri) {

        @Override
        public String toString() {
            return where + ": " + uri;
        }
    }

    static List<ShownUri> ofManual() throws Exception {
        List<ShownUri> uris = new ArrayList<>();
        for (ManualPage page : ManualPage.all()) {
            collect(page.file().toString(), inProse(page.prose()), uris);
            for (ManualPage.Snippet snippet : page.snippets()) {
                collect(snippet.where(), in(snippet), uris);
            }
        }
        return uris;
    }

    static List<ShownUri> ofExample() throws IOException {
        List<ShownUri> uris = new ArrayList<>();
        Path sources = ManualPage.ROOT.resolve("camel-vidu-example/src/main");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                collect(ManualPage.ROOT.relativize(file).toString(), inJava(Files.readString(file)), uris);
            }
        }
        return uris;
    }

    static List<String> in(ManualPage.Snippet snippet) throws Exception {
        return switch (snippet.language()) {
            case "java" -> inJava(snippet.text());
            case "xml" -> inXml(snippet.text());
            case "yaml" -> inYaml(snippet.text());
            default -> inProse(snippet.text());
        };
    }

    /** Constants of the same text are put in; what else is added to a literal stands as {@code x}. */
    private static List<String> inJava(String text) {
        Map<String, String> constants = new HashMap<>();
        JAVA_CONSTANT.matcher(text).results().forEach(found -> constants.put(found.group(1), found.group(2)));
        List<String> uris = new ArrayList<>();
        Matcher literal = JAVA.matcher(text);
        while (literal.find()) {
            uris.add(literal.group(1) + JAVA_PART.matcher(literal.group(2)).results()
                    .map(part -> part.group(1) != null ? part.group(1) : constants.getOrDefault(part.group(2), "x"))
                    .collect(Collectors.joining()));
        }
        return uris;
    }

    private static List<String> inXml(String text) throws Exception {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader("<page>" + text + "</page>")));
        List<String> uris = new ArrayList<>();
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            String uri = ((Element) elements.item(i)).getAttribute("uri");
            if (uri.startsWith("vidu:")) {
                uris.add(uri);
            }
        }
        return uris;
    }

    private static List<String> inYaml(String text) {
        List<String> uris = new ArrayList<>();
        collectYaml(new Load(LoadSettings.builder().build()).loadFromString(text), uris);
        return uris;
    }

    private static void collectYaml(Object node, List<String> uris) {
        if (node instanceof List<?> items) {
            items.forEach(item -> collectYaml(item, uris));
        } else if (node instanceof Map<?, ?> members) {
            if (members.get("parameters") instanceof Map<?, ?> parameters
                    && members.get("uri") instanceof String uri && uri.startsWith("vidu:")) {
                uris.add(uri + parameters.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&", uri.contains("?") ? "&" : "?", "")));
            } else {
                members.values().forEach(value -> collectYaml(value, uris));
            }
        } else if (node instanceof String uri && uri.startsWith("vidu:")) {
            uris.add(uri);
        }
    }

    private static List<String> inProse(String text) {
        return PROSE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static void collect(String where, List<String> found, List<ShownUri> uris) {
        found.forEach(uri -> uris.add(new ShownUri(where, uri)));
    }
}
