// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.client;

import java.util.ArrayList;
import java.util.List;

/** All ways to wait that are compared. */
public final class Contenders {

    /** Waits for nothing: what an exchange costs that is parked in a route. */
    public static final Contender PARKED = new ParkedRoute();
    public static final Contender VIDU = new ViduRoute(false);
    public static final Contender CALLED = new ViduRoute(true);

    private Contenders() {
    }

    /** This component last. */
    public static List<Contender> all() {
        List<Contender> all = new ArrayList<>();
        all.add(new HandWrittenRoute("camel-http route, asynchronous delay", false));
        all.add(new HandWrittenRoute("camel-http route, blocking delay", true));
        all.add(ThreadClient.platform());
        ThreadClient.virtual().ifPresent(all::add);
        all.add(VIDU);
        all.add(CALLED);
        return all;
    }

    static Contender named(String name) {
        return name.equals(PARKED.name())
                ? PARKED : all().stream().filter(contender -> contender.name().equals(name)).findFirst().orElseThrow();
    }
}
