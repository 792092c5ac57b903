// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelvidu.emulator.platform.DecimalId;
import io.github.camelvidu.emulator.rules.InputRefusal;

/** Finds who answers a call to the console. Routes are added before the first call. */
final class ConsoleRoutes {

    private final List<Route> routes = new ArrayList<>();

    /** @param path where <code>{id}</code> stands for a segment that must be a number */
    ConsoleRoutes add(String method, String path, ConsoleEndpoint endpoint) {
        String regex = Pattern.quote(path).replace("{id}", "\\E(?<id>[^/]+)\\Q");
        routes.add(new Route(method, Pattern.compile(regex), path.contains("{id}"), endpoint));
        return this;
    }

    ConsoleAnswer answer(ConsoleCall call) {
        String method = call.method().equals("HEAD") ? "GET" : call.method();
        List<String> others = new ArrayList<>();
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(call.path());
            if (matcher.matches()) {
                if (route.method().equals(method)) {
                    return route.endpoint().answer(route.hasId() ? call.withId(id(matcher.group("id"))) : call);
                }
                others.add(route.method());
            }
        }
        if (others.isEmpty()) {
            throw InputRefusal.notFound("path", call.path(), "There is nothing at this path.");
        }
        String allowed = String.join(", ", others);
        return ConsoleAnswer.of(InputRefusal.withStatus(
                405, "method", call.method(), allowed, "This path has no " + call.method() + ".")).with("Allow", allowed);
    }

    private static long id(String segment) {
        return DecimalId.parse(segment)
                .orElseThrow(() -> InputRefusal.notFound("id", segment, "The id in the path is not a number."));
    }

    private record Route(String method, Pattern path, boolean hasId, ConsoleEndpoint endpoint) {
    }
}
