// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.benchmark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What a {@link ChildJvm} can be asked for: a line comes in, a line of JSON goes out. For one thread. */
public final class Orders {

    static final String ANSWER = "@ ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Order> orders = new HashMap<>();

    /** Something to be done. */
    @FunctionalInterface
    public interface Order {

        /** @return what is answered, as JSON; null when there is nothing to tell */
        Object carryOut(List<String> arguments) throws Exception;
    }

    public Orders on(String name, Order order) {
        orders.put(name, order);
        return this;
    }

    /**
     * Carries out orders until there will be none any more. Then, or when one fails, this process ends, whatever else
     * it does.
     */
    public void serve() {
        try {
            answer("ready");
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> words = Arrays.asList(line.trim().split(" "));
                answer(orders.get(words.get(0)).carryOut(words.subList(1, words.size())));
            }
            // in an orderly way, as a JVM that leaves an archive of its classes must
            System.exit(0);
        } catch (Exception | Error e) {
            // an error as well: nobody would know of it
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void answer(Object answer) throws IOException {
        System.out.println(ANSWER + JSON.writeValueAsString(answer));
        System.out.flush();
    }
}
