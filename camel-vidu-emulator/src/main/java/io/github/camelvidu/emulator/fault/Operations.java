// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelvidu.emulator.rules.OperationRules;
import io.github.camelvidu.emulator.rules.RuleBook;

/**
 * The platform's calls by the names of its OpenAPI description, such as {@code text2video} or {@code listTasks}, and
 * the kinds of tasks that they are about. Besides there are {@code create} for every call that creates something and
 * {@code download} for files of results. Immutable.
 */
public final class Operations {

    private static final String CREATE = "create";
    private static final String GET = "GET";
    private static final Pattern TASK = Pattern.compile(
            "/ent/v2/tasks/(\\d{1,19})/.*|/results/tasks/.*/(\\d{1,19})/[^/]+/[^/]+");
    private static final Pattern FILM = Pattern.compile("/ent/v2/(?:one-click/[a-z_]+|ad-one-click)/(\\d{1,19})");

    private final List<OperationRules> all;
    private final List<Named> named = new ArrayList<>();
    private final Function<String, Optional<String>> operationOfTask;

    /** @param operationOfTask gives a task's operation by its id, as a task record has it */
    public Operations(RuleBook rules, Function<String, Optional<String>> operationOfTask) {
        this.all = rules.operations();
        this.operationOfTask = operationOfTask;
        all.forEach(call -> named.add(Named.of(call.operationId(), call.method(), call.path(), call.kind())));
        rules.covered().stream().filter(call -> !call.operationId().startsWith("update"))
                .forEach(call -> named.add(Named.of(CREATE, call.method(), call.path())));
        all.stream().filter(call -> call.operationId().endsWith("Create") && !call.listed() && call.query().isPresent())
                .forEach(call -> named.add(Named.of(call.operationId().replaceAll("Create$", "Get"), GET, call.query().get())));
        named.add(Named.of("adOneClickGet", GET, "/ent/v2/ad-one-click/{id}"));
        named.add(Named.of("getCreations", GET, "/ent/v2/tasks/{id}/creations"));
        named.add(Named.of("listTasks", GET, "/ent/v2/tasks"));
        named.add(Named.of("getCredits", GET, "/ent/v2/credits"));
        named.add(Named.of("listSubjects", GET, "/ent/v2/subjects"));
        named.add(Named.of("putUpload", "PUT", "/uploads/**"));
        named.add(Named.of("download", GET, "/results/**"));
        named.add(Named.of("download", "HEAD", "/results/**"));
    }

    /** All names of calls. */
    public Set<String> names() {
        return named.stream().map(Named::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All kinds of tasks, by the platform's own names. */
    public Set<String> kinds() {
        return all.stream().map(OperationRules::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a request is such a call. */
    public boolean isNamed(String name, String method, String path) {
        return named.stream().anyMatch(call -> call.name().equals(name) && call.fits(method, path));
    }

    /** The kind of what a request creates, or of the task that it asks for, cancels or fetches a file of. */
    Optional<String> kind(String method, String path) {
        Matcher task = TASK.matcher(path);
        if (task.matches()) {
            return operationOfTask.apply(task.group(1) == null ? task.group(2) : task.group(1)).map(this::kind);
        }
        Matcher film = FILM.matcher(path);
        if (GET.equals(method) && film.matches()) {
            return operationOfTask.apply(film.group(1)).map(this::kind);
        }
        return named.stream().filter(call -> call.fits(method, path)).map(Named::kind).filter(kind -> !kind.isEmpty())
                .findFirst();
    }

    /** The kind of a task. */
    public String kind(String operation) {
        return all.stream().filter(call -> call.id().equals(operation)).map(OperationRules::kind).findFirst()
                .orElse(operation);
    }

    /** @throws IllegalArgumentException if there is no call or no kind of that name */
    void require(Target target) {
        requireOperation(target.operation());
        requireKind(target.kind());
    }

    /** @throws IllegalArgumentException if there is no call of that name */
    public void requireOperation(String name) {
        requireKnown("operation", name, names());
    }

    /** @throws IllegalArgumentException if there is no kind of that name */
    public void requireKind(String kind) {
        requireKnown("kind", kind, kinds());
    }

    private static void requireKnown(String what, String name, Set<String> known) {
        if (!Target.ANY.equals(name) && !known.contains(name)) {
            throw new IllegalArgumentException("There is no " + what + " " + name + ", only " + String.join(", ", known));
        }
    }

    /** @param kind of what the call creates; empty for calls that create nothing */
    private record Named(String name, String method, PathPattern path, String kind) {

        static Named of(String name, String method, String path) {
            return of(name, method, path, "");
        }

        static Named of(String name, String method, String path, String kind) {
            return new Named(name, method, new PathPattern(path.replace("{id}", "*")), kind);
        }

        boolean fits(String method, String path) {
            return this.method.equals(method) && this.path.matches(path);
        }
    }
}
