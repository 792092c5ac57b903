// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * The exchanges that wait for tasks. Camel waits up to 45 seconds for exchanges in flight before it stops a route, so each route
 * gets a service that it tells first: the exchanges of that route stop waiting then, each with its task's id. Thread-safe.
 */
final class ParkedExchanges extends LifecycleStrategySupport {

    private final Set<ParkedExchange> parked = ConcurrentHashMap.newKeySet();
    private final Set<String> stoppingRoutes = ConcurrentHashMap.newKeySet();

    void add(ParkedExchange exchange) {
        parked.add(exchange);
        if (exchange.belongsToAny(stoppingRoutes)) {
            exchange.release();
        }
    }

    void remove(ParkedExchange exchange) {
        parked.remove(exchange);
    }

    /** Whether a route that the exchange is on is about to stop, so that nothing new should be begun for it. */
    boolean isStopping(Exchange exchange) {
        return !stoppingRoutes.isEmpty() && new ParkedExchange(exchange, null).belongsToAny(stoppingRoutes);
    }

    int size() {
        return parked.size();
    }

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        for (Route route : routes) {
            stoppingRoutes.remove(route.getId());
            route.addService(new RouteStop(route.getId()));
        }
    }

    private void release(String routeId) {
        parked.stream().filter(exchange -> exchange.belongsToAny(Set.of(routeId))).forEach(ParkedExchange::release);
    }

    /** Told by Camel that its route is about to stop, before Camel starts to wait for the exchanges in flight. */
    private final class RouteStop implements Service, ShutdownPrepared {

        private final String routeId;

        RouteStop(String routeId) {
            this.routeId = routeId;
        }

        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {
            if (!suspendOnly) {
                stoppingRoutes.add(routeId);
            }
            release(routeId);
        }

        @Override
        public void start() {
            stoppingRoutes.remove(routeId);
        }

        @Override
        public void stop() {
            // nothing of its own to stop
        }
    }
}
