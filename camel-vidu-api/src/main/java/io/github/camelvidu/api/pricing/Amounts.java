// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.catalog.EffectiveRequest;
import io.github.camelvidu.api.catalog.FieldType;
import io.github.camelvidu.api.catalog.Measure;
import io.github.camelvidu.api.catalog.Range;
import io.github.camelvidu.api.media.MediaContent;
import io.github.camelvidu.api.media.MediaFacts;

/**
 * What a request holds of a measure.
 *
 * @param list    the amounts, charged one by one; empty when they are not known
 * @param unknown why they are not known; null when they are
 */
record Amounts(List<Amount> list, String unknown) {

    private static final Range COUNTABLE = new Range(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000_000));

    static Amounts of(Measure measure, EffectiveRequest request) {
        return switch (measure.basis()) {
            case TASK -> known(BigDecimal.ONE, "task");
            case DURATION -> measure.member() == null ? duration(request) : durations(measure.member(), request);
            case CHARS -> characters(request.value(measure.member()), measure.member());
            case PROMPTS -> prompts(request.value("count"), request.value("type"));
            case SOURCE_SECONDS -> length(request, "video", "input clip");
            case AUDIO_SECONDS -> length(request, "audio", "input sound");
            case SPEECH_SECONDS -> length(request, "audio", "speech");
            case OUTPUT_SECONDS -> length(request, "audio", "result");
        };
    }

    private static Amounts duration(EffectiveRequest request) {
        JsonNode duration = request.value("duration");
        return countable(duration) ? known(duration.decimalValue(), "s") : unknown("the duration is not a number of seconds");
    }

    private static Amounts durations(String member, EffectiveRequest request) {
        JsonNode list = request.value(member);
        List<Amount> amounts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode duration = list.get(i) instanceof ObjectNode item
                    ? request.item(member, item).value("duration") : list.get(i);
            if (!countable(duration)) {
                return unknown("the duration of " + member + "[" + i + "] is not a number of seconds");
            }
            amounts.add(new Amount(duration.decimalValue(), "s", member + "[" + i + "]"));
        }
        return amounts.isEmpty() ? unknown(member + " is empty") : new Amounts(amounts, null);
    }

    /** Unicode code points; how the platform counts is not documented. */
    private static Amounts characters(JsonNode text, String member) {
        if (text.isMissingNode()) {
            return known(BigDecimal.ZERO, "character");
        }
        if (!text.isTextual()) {
            return unknown(member + " is not text");
        }
        String value = text.textValue();
        return known(BigDecimal.valueOf(value.codePointCount(0, value.length())), "character");
    }

    private static Amounts prompts(JsonNode count, JsonNode types) {
        return countable(count) && types.isArray()
                ? known(count.decimalValue().multiply(BigDecimal.valueOf(types.size())), "prompt")
                : unknown("count or type is not what it should be");
    }

    private static boolean countable(JsonNode value) {
        return FieldType.NUMBER.matches(value) && COUNTABLE.contains(value.decimalValue());
    }

    private static Amounts known(BigDecimal number, String unit) {
        return new Amounts(List.of(new Amount(number, unit, "")), null);
    }

    /**
     * The length of a file in the request: of the first of its kind in a member that has an effect. The tables do not
     * say which member holds the speech of a digital human, so the file says it itself. The result of a lip sync is as
     * long as the sound; no other operation that is paid by the length of its result takes one.
     */
    private static Amounts length(EffectiveRequest request, String kind, String what) {
        for (String member : request.fields().keySet()) {
            MediaFacts facts = MediaContent.at(request.given(member)).map(MediaContent::facts).orElse(null);
            if (facts != null && facts.kind().equals(kind) && !request.ignored(member)) {
                return facts.seconds() != null && COUNTABLE.contains(facts.seconds())
                        ? new Amounts(List.of(new Amount(facts.seconds(), "s", member)), null) : notKnown(what);
            }
        }
        return notKnown(what);
    }

    private static Amounts notKnown(String what) {
        return unknown("the length of the " + what + " is not known before");
    }

    private static Amounts unknown(String why) {
        return new Amounts(List.of(), why);
    }
}
