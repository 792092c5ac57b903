// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The README or a page of docs.
 *
 * @param file below the root of the project
 * @param text as it is committed
 */
record ManualPage(Path file, String text) {

    /** The root of the project: tests run in the folder of their module. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** A block of code, as Markdown and AsciiDoc write it. */
    private static final Pattern BLOCK = Pattern.compile(
            "^```(\\w+)\\n(.*?)^```$|^\\[source,(\\w+)]\\n----\\n(.*?)^----$", Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * A block of code.
     *
     * @param where    page and line, for people
     * @param language as the page calls it
     */
    record Snippet(String where, String language, String text) {

        /** Whether it is routes rather than something that stands beside them. */
        boolean isRoutes() {
            return switch (language) {
                case "java" -> text.contains("from(\"") && !isJavaClass();
                case "xml" -> text.contains("<route");
                case "yaml" -> text.contains("from:");
                default -> false;
            };
        }

        boolean isJavaClass() {
            return language.equals("java") && text.contains("class ");
        }

        @Override
        public String toString() {
            return where + " (" + language + ")";
        }
    }

    static List<ManualPage> all() throws IOException {
        List<ManualPage> pages = new ArrayList<>(List.of(read(ROOT.resolve("README.md"))));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".adoc")).sorted().toList()) {
                pages.add(read(file));
            }
        }
        return pages;
    }

    /** The blocks of code in their order. */
    List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            boolean markdown = block.group(1) != null;
            long line = text.substring(0, block.start()).lines().count() + 1;
            snippets.add(new Snippet(
                    file + ":" + line, block.group(markdown ? 1 : 3), block.group(markdown ? 2 : 4)));
        }
        return snippets;
    }

    /** What stands around the blocks of code. */
    String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static ManualPage read(Path file) throws IOException {
        return new ManualPage(ROOT.relativize(file), Files.readString(file));
    }
}
