// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The places of the tasks of an account that are alive from this component. Who wants to begin one and finds no place
 * free stands in the queue of its route until it is its turn; the routes take turns. No thread waits. Thread-safe.
 */
final class Admission {

    private final int places;
    /** The routes in the order of their turns. */
    private final Map<String, Set<Place>> queues = new LinkedHashMap<>();
    private int taken;

    /** @param places how many tasks may be alive before none is begun; 0 for no limit */
    Admission(int places) {
        this.places = places;
    }

    /** A place, or the wait for one. */
    final class Place {

        private final String route;
        private final CompletableFuture<Void> mine = new CompletableFuture<>();
        private boolean free;

        private Place(String route) {
            this.route = route;
        }

        /** Completes when the place is there; never, when it was given up before. */
        CompletableFuture<Void> taken() {
            return mine;
        }

        boolean isTaken() {
            return mine.isDone();
        }

        /** Gives the place, or the wait for it, up; the first time, and not again. */
        void free() {
            giveUp(this);
        }
    }

    /** A place at once, or when those who came before and other routes have had their turns. */
    Place enter(String route) {
        Place place = new Place(route);
        synchronized (this) {
            queues.computeIfAbsent(route, name -> new LinkedHashSet<>()).add(place);
        }
        admit();
        return place;
    }

    /** Takes a place at once, whether or not one is free: for a task that is there already. */
    synchronized void take() {
        taken++;
    }

    /** Gives a place up that {@link #take} has taken; once for each. */
    void leave() {
        synchronized (this) {
            taken--;
        }
        admit();
    }

    private void giveUp(Place place) {
        synchronized (this) {
            if (place.free) {
                return;
            }
            place.free = true;
            if (!stoodInQueue(place)) {
                taken--;
            }
        }
        admit();
    }

    private boolean stoodInQueue(Place place) {
        Set<Place> queue = queues.get(place.route);
        boolean stood = queue != null && queue.remove(place);
        if (stood && queue.isEmpty()) {
            queues.remove(place.route);
        }
        return stood;
    }

    /** Who gets a place is told outside the lock. */
    private void admit() {
        List<Place> admitted = new ArrayList<>();
        synchronized (this) {
            while (!queues.isEmpty() && (places == 0 || taken < places)) {
                admitted.add(next());
                taken++;
            }
        }
        admitted.forEach(place -> place.mine.complete(null));
    }

    /** The first of the route whose turn it is; that route is the last to have another. */
    private Place next() {
        Iterator<Map.Entry<String, Set<Place>>> turns = queues.entrySet().iterator();
        Map.Entry<String, Set<Place>> turn = turns.next();
        String route = turn.getKey();
        Set<Place> queue = turn.getValue();
        turns.remove();
        Iterator<Place> first = queue.iterator();
        Place place = first.next();
        first.remove();
        if (!queue.isEmpty()) {
            queues.put(route, queue);
        }
        return place;
    }

    /** How many tasks are alive, or about to be. */
    synchronized int taken() {
        return taken;
    }

    /** How many wait for a place. */
    synchronized int waiting() {
        return queues.values().stream().mapToInt(Set::size).sum();
    }
}
