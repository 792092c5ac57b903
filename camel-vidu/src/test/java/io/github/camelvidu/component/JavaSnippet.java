// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles what the manual shows in Java: whole classes as they are, routes and statements in a class around them. */
final class JavaSnippet {

    private static final Pattern CLASS = Pattern.compile("^(?:public |final )*class (\\w+)", Pattern.MULTILINE);
    private static final List<String> IMPORTS = List.of(
            "java.time.*", "java.util.*", "com.zaxxer.hikari.HikariDataSource",
            "io.github.camelvidu.api.*", "io.github.camelvidu.api.error.*",
            "io.github.camelvidu.api.pricing.*", "io.github.camelvidu.api.request.*", "io.github.camelvidu.component.*",
            "io.github.camelvidu.emulator.*", "io.github.camelvidu.emulator.clock.*", "io.github.camelvidu.emulator.fault.*",
            "io.github.camelvidu.emulator.platform.*", "io.github.camelvidu.emulator.rules.Check",
            "io.github.camelvidu.emulator.spy.*", "org.apache.camel.*",
            "org.apache.camel.builder.RouteBuilder");

    private final ManualPage.Snippet snippet;
    private final Path folder;

    /** @param folder below which what is compiled gets a folder of its own */
    JavaSnippet(ManualPage.Snippet snippet, Path folder) {
        this.snippet = snippet;
        this.folder = folder;
    }

    /** The routes or the class that it shows, or the class around its statements. */
    Class<?> load() {
        if (snippet.isRoutes()) {
            return compile("Shown", wrapped("Shown extends RouteBuilder", "public void configure()"));
        }
        if (!snippet.isJavaClass()) {
            return compile("Shown", wrapped("Shown", "void run(CamelContext context, ProducerTemplate template,"
                                                     + " Exchange exchange, ViduEmulator emulator) throws Exception"));
        }
        Matcher name = CLASS.matcher(snippet.text());
        if (!name.find()) {
            throw new AssertionError(snippet + " has no class at the beginning of a line");
        }
        return compile(name.group(1), snippet.text());
    }

    private String wrapped(String type, String method) {
        String imports = IMPORTS.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
        return imports + "public class " + type + " {\n" + method + " {\n" + snippet.text() + "}\n}\n";
    }

    private Class<?> compile(String name, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        try {
            Path classes = Files.createTempDirectory(folder, name);
            List<String> options = List.of(
                    "-d", classes.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
            if (!compiler.getTask(complaints, null, null, options, null, List.of(file)).call()) {
                throw new AssertionError(snippet + " does not compile:\n" + complaints);
            }
            // the classes are needed as long as the tests run, so nobody closes the loader
            return new URLClassLoader(new URL[] { classes.toUri().toURL() }, getClass().getClassLoader()).loadClass(name);
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(snippet + " can not be compiled or loaded", e);
        }
    }
}
