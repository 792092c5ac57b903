// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

import java.math.BigDecimal;
import java.util.function.Consumer;

import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.CommonLimits;
import io.github.camelvidu.api.catalog.Field;
import io.github.camelvidu.api.catalog.MediaLimits;
import io.github.camelvidu.api.catalog.Origin;
import io.github.camelvidu.api.catalog.Range;
import io.github.camelvidu.api.catalog.Reasons;
import io.github.camelvidu.api.media.MediaFacts;

/**
 * Checks what is known of a file against the limits of the member that it stands in (Vidu reference, sections 1 and 5).
 * What is not known is not held against it, and neither is how large it would be inside the request: it may be uploaded
 * instead.
 */
final class FileCheck {

    private final CommonLimits common;
    private final Reasons reasons;
    private final Consumer<RequestFault> faults;

    FileCheck(Catalog catalog, Consumer<RequestFault> faults) {
        this.common = catalog.common();
        this.reasons = catalog.reasons();
        this.faults = faults;
    }

    /** @param field with limits of media */
    void check(String name, Field field, MediaFacts facts, Origin origin) {
        new One(name, common.with(field.media()), facts, origin).check();
    }

    /** @param field with limits of media, whose list these two begin and end */
    void checkTogether(String name, Field field, MediaFacts first, MediaFacts last, Origin origin) {
        Range ratio = field.media().pixelSizeRatioFirstToLast();
        if (ratio != null && (outside(ratio, first.width(), last.width()) || outside(ratio, first.height(), last.height()))) {
            faults.accept(new RequestFault(
                    name, pixels(first) + " before " + pixels(last),
                    "width and height of the first " + Wording.range(ratio) + " times those of the last" + origin.words(),
                    reasons.media()));
        }
    }

    private static boolean outside(Range ratio, Integer first, Integer last) {
        if (first == null || last == null) {
            return false;
        }
        BigDecimal one = BigDecimal.valueOf(first);
        BigDecimal other = BigDecimal.valueOf(last);
        return one.compareTo(ratio.from().multiply(other)) < 0 || one.compareTo(ratio.to().multiply(other)) > 0;
    }

    private static String pixels(MediaFacts facts) {
        return facts.width() + " x " + facts.height() + " pixels";
    }

    /** One file with what it is held to. */
    private final class One {

        private final String name;
        private final MediaLimits limits;
        private final MediaFacts facts;
        private final Origin origin;

        private One(String name, MediaLimits limits, MediaFacts facts, Origin origin) {
            this.name = name;
            this.limits = limits;
            this.facts = facts;
            this.origin = origin;
        }

        private void check() {
            if (!limits.accepts(facts.kind(), facts.format())) {
                fault(Wording.file(facts.kind(), facts.format()), Wording.files(limits), reasons.mediaFormat());
            }
            if (!limits.acceptsKind(facts.kind())) {
                return;
            }
            common.maxMb(limits).filter(max -> Wording.exceeds(facts.bytes(), max))
                    .ifPresent(max -> fault(Wording.size(facts.bytes()), Wording.atMost(max), reasons.media()));
            if (facts.seconds() != null) {
                checkSeconds(facts.seconds());
            }
            if (facts.framesPerSecond() != null && limits.fpsBelow() != null) {
                hold(facts.framesPerSecond().compareTo(limits.fpsBelow()) < 0,
                        Wording.number(facts.framesPerSecond()) + " frames a second",
                        "less than " + Wording.number(limits.fpsBelow()) + " frames a second");
            }
            if (facts.width() != null && facts.height() != null) {
                checkSides(facts.width(), facts.height());
                checkRatio(facts.width(), facts.height());
            }
        }

        private void checkSeconds(BigDecimal seconds) {
            String given = Wording.number(seconds) + " s";
            if (limits.seconds() != null) {
                hold(limits.seconds().contains(seconds), given, Wording.range(limits.seconds()) + " s");
            }
            if (limits.secondsBelow() != null) {
                hold(seconds.compareTo(limits.secondsBelow()) < 0, given,
                        "less than " + Wording.number(limits.secondsBelow()) + " s");
            }
        }

        private void checkSides(int width, int height) {
            String given = pixels(facts);
            if (limits.minPx() != null) {
                int leastWidth = limits.minPx().get(0);
                int leastHeight = limits.minPx().get(1);
                hold(width >= leastWidth && height >= leastHeight, given,
                        "at least " + leastWidth + " x " + leastHeight + " pixels");
            }
            if (limits.sidePx() != null) {
                hold(contains(limits.sidePx(), width) && contains(limits.sidePx(), height), given,
                        "each side " + Wording.range(limits.sidePx()) + " pixels");
            }
            if (limits.shorterSide() != null) {
                hold(contains(limits.shorterSide(), Math.min(width, height)), given,
                        String.join(" to ", limits.resolution()));
            }
        }

        private void checkRatio(int width, int height) {
            String given = pixels(facts);
            if (limits.aspectRatioBetween() != null) {
                hold(limits.aspectRatioBetween().get(0).compare(width, height) > 0
                        && limits.aspectRatioBetween().get(1).compare(width, height) < 0,
                        given, "width to height between " + limits.aspectRatioBetween().get(0) + " and "
                               + limits.aspectRatioBetween().get(1));
            }
            if (limits.ratio() != null) {
                hold(limits.ratio().get(0).compare(width, height) >= 0 && limits.ratio().get(1).compare(width, height) <= 0,
                        given, "width to height from " + limits.ratio().get(0) + " to " + limits.ratio().get(1));
            }
            BigDecimal longer = BigDecimal.valueOf(Math.max(width, height));
            BigDecimal shorter = BigDecimal.valueOf(Math.min(width, height));
            if (limits.ratioMax() != null) {
                hold(longer.compareTo(shorter.multiply(limits.ratioMax())) <= 0, given,
                        "the longer side at most " + Wording.number(limits.ratioMax()) + " times the shorter");
            }
            if (limits.ratioBelow() != null) {
                hold(longer.compareTo(shorter.multiply(limits.ratioBelow())) < 0, given,
                        "the longer side less than " + Wording.number(limits.ratioBelow()) + " times the shorter");
            }
        }

        private void hold(boolean holds, String given, String allowed) {
            if (!holds) {
                fault(given, allowed + origin.words(), reasons.media());
            }
        }

        private void fault(String given, String allowed, String reason) {
            faults.accept(new RequestFault(name, given, allowed, reason));
        }
    }

    private static boolean contains(Range range, int value) {
        return range.contains(BigDecimal.valueOf(value));
    }
}
