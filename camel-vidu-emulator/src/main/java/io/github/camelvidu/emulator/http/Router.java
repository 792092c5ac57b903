// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelvidu.emulator.platform.DecimalId;
import io.github.camelvidu.emulator.rules.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who answers a call, and turns refusals into envelopes. Routes are added before the first call. */
final class Router {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final List<Route> routes = new ArrayList<>();
    private final InFlight inFlight;

    Router(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    /**
     * @param path where <code>{id}</code> stands for a segment that must be a number and <code>{any}</code> for any end
     */
    Router route(String method, String path, Endpoint endpoint) {
        String regex = Pattern.quote(path).replace("{id}", "\\E(?<id>[^/]+)\\Q").replace("{any}", "\\E.*\\Q");
        routes.add(new Route(method, Pattern.compile(regex), endpoint));
        return this;
    }

    Answer answer(Call call) {
        try {
            return inFlight.during(() -> dispatch(call));
        } catch (Refusal refusal) {
            return Envelope.of(refusal);
        } catch (RuntimeException e) {
            LOG.error("The emulator failed at {}", call, e);
            return Envelope.of(Refusal.of("InternalServiceFailure"));
        }
    }

    private Answer dispatch(Call call) {
        List<String> allowed = new ArrayList<>();
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(call.path());
            if (matcher.matches()) {
                if (route.method().equals(call.method())) {
                    return route.endpoint().answer(route.path().pattern().contains("<id>") ? withId(call, matcher) : call);
                }
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            throw Refusal.of("NotFound");
        }
        return Envelope.of(405, "BadRequest", "method not allowed").with("Allow", String.join(", ", allowed));
    }

    /** An id that is no 64-bit number is refused before the key is looked at (Vidu reference, section 6.1). */
    private static Call withId(Call call, Matcher matcher) {
        return DecimalId.parse(matcher.group("id")).map(call::withId).orElseThrow(() -> Refusal.of("CODEC"));
    }

    private record Route(String method, Pattern path, Endpoint endpoint) {
    }
}
