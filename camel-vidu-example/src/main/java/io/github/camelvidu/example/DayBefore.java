// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import io.github.camelvidu.emulator.ViduEmulator;
import io.github.camelvidu.emulator.clock.EmulatorClock;

/** What others have done with the emulator's account since yesterday, so that there is usage to look at. */
final class DayBefore {

    private static final int HOURS = 24;
    private static final String[] MODELS = { "viduq3-turbo", "viduq3-turbo", "viduq3-pro", "viduq2" };

    private DayBefore() {
    }

    /** A clock with which the emulator begins a day ago. */
    static EmulatorClock clock() {
        return EmulatorClock.stoppedAt(Instant.now().minus(Duration.ofHours(HOURS)));
    }

    /** Lets the day pass in a moment; afterwards the emulator's clock shows the time of this machine, and runs. */
    static void pass(ViduEmulator emulator) throws IOException, InterruptedException {
        Random random = new Random(HOURS);
        for (int hour = 0; hour < HOURS; hour++) {
            // few in the first hours, most in the middle of the day
            int tasks = (int) Math.round(5 * Math.pow(Math.sin(Math.PI * hour / HOURS), 2) * random.nextDouble() * 2);
            for (int task = 0; task < tasks; task++) {
                create(emulator, MODELS[random.nextInt(MODELS.length)], 2 + random.nextInt(6));
            }
            emulator.clock().advance(Duration.ofHours(1));
        }
        emulator.clock().resume();
    }

    private static void create(ViduEmulator emulator, String model, int seconds) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.url() + "/ent/v2/text2video"))
                .header("Authorization", "Token " + emulator.apiKey()).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"model":"%s","prompt":"Something of yesterday.","duration":%d,"resolution":"540p"}"""
                        .formatted(model, seconds)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the emulator refused a task of yesterday: " + answer.body());
        }
    }
}
