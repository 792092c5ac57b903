// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a price is counted by: the {@code measure} of the price list.
 *
 * @param name    of the measure
 * @param operand the member behind its colon; empty when it has none
 */
record Measure(String name, String operand) {

    static Measure of(String measure) {
        int colon = measure.indexOf(':');
        return colon < 0
                ? new Measure(measure, "") : new Measure(measure.substring(0, colon), measure.substring(colon + 1));
    }

    boolean perTask() {
        return "task".equals(name);
    }

    /** The amounts that are charged, each by itself. */
    List<BigDecimal> amounts(EffectiveRequest request, Lengths lengths) {
        JsonNode members = request.members();
        if ("duration".equals(name) && !operand.isEmpty()) {
            List<BigDecimal> amounts = new ArrayList<>();
            members.path(operand).forEach(item -> amounts.add(item.path("duration").decimalValue()));
            return amounts;
        }
        return List.of(switch (name) {
            case "duration" -> duration(members.path("duration"), lengths);
            case "chars" -> BigDecimal.valueOf(request.text(operand).codePoints().count());
            case "prompts" -> BigDecimal.valueOf(members.path("count").longValue() * members.path("type").size());
            case "sourceSeconds" -> BigDecimal.valueOf(lengths.source());
            case "audioSeconds" -> BigDecimal.valueOf(lengths.audio());
            case "speechSeconds" -> BigDecimal.valueOf(lengths.speech());
            case "outputSeconds" -> BigDecimal.valueOf(lengths.output());
            default -> throw new IllegalStateException("Unknown measure in the price list: " + name);
        });
    }

    /** A length of 0 lets the platform choose: what it chose is charged (assumed; Vidu reference, section 5.4). */
    private static BigDecimal duration(JsonNode duration, Lengths lengths) {
        return duration.decimalValue().signum() == 0 ? BigDecimal.valueOf(lengths.output()) : duration.decimalValue();
    }
}
