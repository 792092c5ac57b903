// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** At most so many places are taken, each route in its order, the routes by turns. */
class AdmissionTest {

    @Test
    void withoutALimitEachHasAPlaceAtOnce() {
        Admission admission = new Admission(0);

        for (int i = 0; i < 100; i++) {
            assertThat(admission.enter("r").isTaken()).isTrue();
        }
        assertThat(admission.taken()).isEqualTo(100);
    }

    @Test
    void whoFindsNoPlaceWaitsUntilOneIsFree() {
        Admission admission = new Admission(1);
        Admission.Place first = admission.enter("r");
        Admission.Place second = admission.enter("r");
        assertThat(second.isTaken()).isFalse();

        first.free();

        assertThat(second.isTaken()).isTrue();
        assertThat(admission.taken()).isEqualTo(1);
    }

    @Test
    void aPlaceIsGivenUpOnceHoweverOftenItIsSaid() {
        Admission admission = new Admission(2);
        Admission.Place first = admission.enter("r");
        admission.enter("r");
        Admission.Place third = admission.enter("r");
        Admission.Place fourth = admission.enter("r");

        first.free();
        first.free();

        assertThat(third.isTaken()).isTrue();
        assertThat(fourth.isTaken()).isFalse();
        assertThat(admission.taken()).isEqualTo(2);
    }

    @Test
    void whoLeavesTheQueueTakesNoPlace() {
        Admission admission = new Admission(1);
        Admission.Place first = admission.enter("r");
        Admission.Place second = admission.enter("r");
        Admission.Place third = admission.enter("r");

        second.free();
        first.free();

        assertThat(second.isTaken()).isFalse();
        assertThat(third.isTaken()).isTrue();
        third.free();
        assertThat(admission.taken()).isZero();
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void tasksThatAreThereAnywayCountAndNothingNewBeginsUntilThereAreFewer() {
        Admission admission = new Admission(1);
        admission.take();
        admission.take();
        Admission.Place wished = admission.enter("r");

        admission.leave();
        assertThat(wished.isTaken()).isFalse();
        admission.leave();
        assertThat(wished.isTaken()).isTrue();
        assertThat(admission.taken()).isEqualTo(1);
    }

    @Test
    void theOneOfARouteDoesNotWaitForTheTwoHundredOfAnother() {
        Admission admission = new Admission(1);
        Admission.Place running = admission.enter("big");
        List<Admission.Place> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(admission.enter("big"));
        }
        Admission.Place one = admission.enter("small");

        running.free();
        many.get(0).free();

        assertThat(one.isTaken()).isTrue();
        assertThat(many.get(1).isTaken()).isFalse();
    }

    /** Each step is random; a simple model tells who must have a place after it. */
    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void whateverHappensThePlacesAreKeptInOrderAndNoneIsLost(long seed) {
        Random random = new Random(seed);
        int places = 1 + random.nextInt(4);
        Admission admission = new Admission(places);
        Map<String, Deque<Admission.Place>> waiting = new HashMap<>();
        List<Runnable> taken = new ArrayList<>();
        int anyway = 0;
        for (int step = 0; step < 5_000; step++) {
            String route = "route-" + random.nextInt(3);
            switch (random.nextInt(5)) {
                case 0, 1 -> waiting.computeIfAbsent(route, name -> new ArrayDeque<>()).add(admission.enter(route));
                case 2, 3 -> {
                    if (!taken.isEmpty()) {
                        taken.remove(random.nextInt(taken.size())).run();
                    }
                }
                default -> {
                    Admission.Place last = waiting.containsKey(route) ? waiting.get(route).pollLast() : null;
                    if (last != null) {
                        last.free();
                    } else if (anyway++ < 20) {
                        admission.take();
                        taken.add(admission::leave);
                    }
                }
            }
            for (Deque<Admission.Place> queue : waiting.values()) {
                while (!queue.isEmpty() && queue.peekFirst().isTaken()) {
                    taken.add(twice(queue.pollFirst()));
                }
                assertThat(queue).as("those behind one that waits").noneMatch(Admission.Place::isTaken);
            }
            int wait = waiting.values().stream().mapToInt(Deque::size).sum();
            assertThat(admission.taken()).isEqualTo(taken.size());
            assertThat(admission.waiting()).isEqualTo(wait);
            assertThat(wait == 0 || taken.size() >= places).as("nobody waits while there is a place").isTrue();
        }
        while (!taken.isEmpty()) {
            taken.remove(0).run();
            waiting.values().forEach(queue -> {
                while (!queue.isEmpty() && queue.peekFirst().isTaken()) {
                    taken.add(twice(queue.pollFirst()));
                }
            });
        }
        assertThat(admission.taken()).isZero();
        assertThat(admission.waiting()).isZero();
    }

    /** The second time does nothing. */
    private static Runnable twice(Admission.Place place) {
        return () -> {
            place.free();
            place.free();
        };
    }

    @Test
    void noWakeUpIsLostAmongManyThreads() throws Exception {
        int wanted = 4_000;
        Admission admission = new Admission(3);
        List<CompletableFuture<Void>> done = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < wanted; i++) {
            CompletableFuture<Void> one = new CompletableFuture<>();
            done.add(one);
            String route = "route-" + i % 5;
            boolean impatient = i % 7 == 0;
            threads.execute(() -> {
                Admission.Place place = admission.enter(route);
                place.taken().thenRunAsync(() -> {
                    place.free();
                    one.complete(null);
                }, threads);
                if (impatient) {
                    place.free();
                    one.complete(null);
                }
            });
        }

        CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(admission.taken()).isZero();
        assertThat(admission.waiting()).isZero();
    }
}
