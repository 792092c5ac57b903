// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * The exchanges that wait for tasks. Camel waits up to 45 seconds for exchanges in flight before it stops a route, so
 * each route gets a service that it tells first: the exchanges of that route stop waiting then, each with its task's
 * id. Thread-safe.
 */
final class ParkedExchanges extends LifecycleStrategySupport {

    private final Map<Exchange, ParkedExchange> parked = new ConcurrentHashMap<>();
    /** Routes that stop, with the time until which an exchange must have been created to be stopped with them. */
    private final Map<String, Long> stoppingRoutes = new ConcurrentHashMap<>();

    /**
     * The exchange waits from here on; it is released at once if its route is about to stop.
     *
     * @param heldKey of the row whose result is this exchange's; null when it has none
     */
    ParkedExchange park(Exchange exchange, String heldKey) {
        ParkedExchange mine = new ParkedExchange(exchange, heldKey);
        parked.put(exchange, mine);
        if (isStopping(mine)) {
            mine.release();
        }
        return mine;
    }

    /** The exchange goes on. Empty when it was not parked. */
    Optional<ParkedExchange> remove(Exchange exchange) {
        return Optional.ofNullable(parked.remove(exchange));
    }

    /** Whether a route that the exchange is on is about to stop, so that nothing new should be begun for it. */
    boolean isStopping(Exchange exchange) {
        return !stoppingRoutes.isEmpty() && isStopping(new ParkedExchange(exchange, null));
    }

    private boolean isStopping(ParkedExchange exchange) {
        return stoppingRoutes.entrySet().stream().anyMatch(stop -> exchange.stopsWith(stop.getKey(), stop.getValue()));
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

    @Override
    public void onRoutesRemove(Collection<Route> routes) {
        routes.forEach(route -> stoppingRoutes.remove(route.getId()));
    }

    private void stop(String routeId, long created) {
        stoppingRoutes.put(routeId, created);
        parked.values().stream().filter(exchange -> exchange.stopsWith(routeId, created)).forEach(ParkedExchange::release);
    }

    /** Told by Camel that its route is about to stop, before Camel starts to wait for the exchanges in flight. */
    private final class RouteStop implements Service, ShutdownPrepared {

        private final String routeId;

        RouteStop(String routeId) {
            this.routeId = routeId;
        }

        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {
            // nobody is told when a route is resumed, but what comes then is newer
            ParkedExchanges.this.stop(routeId, suspendOnly ? System.currentTimeMillis() : Long.MAX_VALUE);
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
