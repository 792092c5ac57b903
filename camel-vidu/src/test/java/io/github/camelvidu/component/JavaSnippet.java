// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.apache.camel.builder.RouteBuilder;

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
    private final Path classes;

    /** @param classes folder for what is compiled */
    JavaSnippet(ManualPage.Snippet snippet, Path classes) {
        this.snippet = snippet;
        this.classes = classes;
    }

    /** The routes that it shows. */
    RouteBuilder routes() throws Exception {
        return (RouteBuilder) compile("Shown", wrapped("Shown extends RouteBuilder", "public void configure()"))
                .getConstructor().newInstance();
    }

    /** The class that it shows, or the class around its statements. */
    Class<?> load() throws Exception {
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

    private Class<?> compile(String name, String source) throws IOException, ClassNotFoundException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        List<String> options = List.of(
                "-d", classes.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        if (!compiler.getTask(complaints, null, null, options, null, List.of(file)).call()) {
            throw new AssertionError(snippet + " does not compile:\n" + complaints);
        }
        // the classes are needed as long as the test runs, so nobody closes the loader
        return new URLClassLoader(new URL[] { classes.toUri().toURL() }, getClass().getClassLoader()).loadClass(name);
    }
}
