// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.fault;

/**
 * Which requests a fault is for: those that fit in all respects.
 *
 * @param method    HTTP method, or {@code *} for all
 * @param path      of the request
 * @param operation name of a call, see {@link Fault#on(String)}, or {@code *} for all
 * @param kind      of task, or {@code *} for all
 * @param apiKey    that the request brings, without {@code Token}, or {@code *} for any and none
 */
public record Target(String method, PathPattern path, String operation, String kind, String apiKey) {

    static final String ANY = "*";

    static Target of(String method, String path) {
        return new Target(method, new PathPattern(path), ANY, ANY, ANY);
    }

    Target operation(String operation) {
        return new Target(method, path, operation, kind, apiKey);
    }

    Target kind(String kind) {
        return new Target(method, path, operation, kind, apiKey);
    }

    Target apiKey(String apiKey) {
        return new Target(method, path, operation, kind, apiKey);
    }

    /** The kind is looked at last, since it may have to be read from the database. */
    boolean fits(Incoming request, Operations operations) {
        return (ANY.equals(method) || method.equalsIgnoreCase(request.method()))
                && path.matches(request.path())
                && (ANY.equals(operation) || operations.isNamed(operation, request.method(), request.path()))
                && (ANY.equals(apiKey) || request.authorization().equals("Token " + apiKey))
                && (ANY.equals(kind)
                        || operations.kind(request.method(), request.path()).filter(kind::equals).isPresent());
    }

    /** Does not name the key. */
    @Override
    public String toString() {
        return "Target[" + method + " " + path.text() + ", operation " + operation + ", kind " + kind
               + (ANY.equals(apiKey) ? "" : ", one key") + "]";
    }
}
