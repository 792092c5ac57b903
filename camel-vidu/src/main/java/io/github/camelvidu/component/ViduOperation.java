// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;

/** What an endpoint does: the first word of its URI. */
public enum ViduOperation {

    GENERATE(EnumSet.of(OptionGroup.API_KEY, OptionGroup.KIND, OptionGroup.REQUEST, OptionGroup.INPUT, OptionGroup.KEY,
            OptionGroup.SUBMIT, OptionGroup.BUDGET, OptionGroup.WAIT, OptionGroup.MEDIA, OptionGroup.CALLBACK)),
    AWAIT(EnumSet.of(OptionGroup.KIND, OptionGroup.TASK, OptionGroup.WAIT, OptionGroup.MEDIA), "waitForCompletion"),
    TASK(EnumSet.of(OptionGroup.KIND, OptionGroup.TASK)),
    TASKS(EnumSet.of(OptionGroup.PERIOD, OptionGroup.LIST, OptionGroup.PAGES),
          EnumSet.of(OptionGroup.CONSUME, OptionGroup.POLL, OptionGroup.PACE, OptionGroup.GROUP, OptionGroup.SINCE,
                  OptionGroup.SCOPE),
          EnumSet.of(OptionGroup.PACE, OptionGroup.GROUP, OptionGroup.SINCE, OptionGroup.SCOPE)),
    CALLBACK(EnumSet.noneOf(OptionGroup.class),
             EnumSet.of(OptionGroup.CONSUME, OptionGroup.CALLBACK, OptionGroup.RECEIVE)),
    CANCEL(EnumSet.of(OptionGroup.KIND, OptionGroup.TASK)),
    DOWNLOAD(EnumSet.of(OptionGroup.KIND, OptionGroup.TASK, OptionGroup.MEDIA), "download"),
    ESTIMATE(EnumSet.of(OptionGroup.KIND, OptionGroup.REQUEST, OptionGroup.INPUT)),
    CREDITS(EnumSet.of(OptionGroup.CREDITS),
            EnumSet.of(OptionGroup.CONSUME, OptionGroup.POLL, OptionGroup.PACE, OptionGroup.GROUP, OptionGroup.BALANCE),
            EnumSet.of(OptionGroup.CREDITS)),
    USAGE(EnumSet.of(OptionGroup.KIND, OptionGroup.PERIOD, OptionGroup.GROUP_BY, OptionGroup.FORMAT, OptionGroup.PAGES),
          EnumSet.of(OptionGroup.CONSUME, OptionGroup.POLL, OptionGroup.PACE, OptionGroup.GROUP, OptionGroup.SINCE,
                  OptionGroup.KIND, OptionGroup.GROUP_BY, OptionGroup.FORMAT, OptionGroup.PAGES),
          EnumSet.of(OptionGroup.KIND, OptionGroup.PERIOD, OptionGroup.GROUP_BY, OptionGroup.FORMAT, OptionGroup.PAGES),
          "kind"),
    USAGE_REPORT(EnumSet.of(OptionGroup.KIND, OptionGroup.PERIOD, OptionGroup.FORMAT, OptionGroup.PAGES),
                 EnumSet.noneOf(OptionGroup.class),
                 EnumSet.of(OptionGroup.KIND, OptionGroup.PERIOD, OptionGroup.FORMAT, OptionGroup.PAGES), "kind"),
    UPLOAD(EnumSet.of(OptionGroup.INPUT), "mediaTransfer"),
    RECONCILE(EnumSet.of(OptionGroup.KEY, OptionGroup.TASK, OptionGroup.SETTLE)),
    SUBJECTS(EnumSet.of(OptionGroup.SUBJECTS, OptionGroup.PAGES)),
    CREATE_SUBJECT(EnumSet.of(OptionGroup.API_KEY, OptionGroup.KIND, OptionGroup.REQUEST, OptionGroup.INPUT, OptionGroup.KEY,
            OptionGroup.SUBMIT),
                   "kind"),
    UPDATE_SUBJECT(EnumSet.of(OptionGroup.KIND, OptionGroup.REQUEST, OptionGroup.INPUT), "kind");

    private final Set<OptionGroup> groups;
    private final Set<OptionGroup> consumed;
    private final Set<OptionGroup> polled;
    private final Set<String> pointless;

    /** @param pointless options of the groups that say what the operation does anyway */
    ViduOperation(Set<OptionGroup> groups, String... pointless) {
        this(groups, Set.of(), pointless);
    }

    /** @param consumed options of its consumer; empty when it has none */
    ViduOperation(Set<OptionGroup> groups, Set<OptionGroup> consumed, String... pointless) {
        this(groups, consumed, Set.of(), pointless);
    }

    /** @param polled options of its polling consumer; empty when it has none of its own */
    ViduOperation(Set<OptionGroup> groups, Set<OptionGroup> consumed, Set<OptionGroup> polled, String... pointless) {
        this.groups = groups;
        this.consumed = consumed;
        this.polled = polled;
        this.pointless = Set.of(pointless);
    }

    /**
     * The operation that a URI names.
     *
     * @param  converter                knows how Camel writes constants
     * @throws IllegalArgumentException that names all there are
     */
    static ViduOperation named(String name, TypeConverter converter) {
        try {
            return converter.mandatoryConvertTo(ViduOperation.class, name);
        } catch (TypeConversionException | NoTypeConversionAvailableException e) {
            throw new IllegalArgumentException(
                    "vidu: has no operation '" + name + "', only " + String.join(
                            ", ", Arrays.stream(values()).map(ViduOperation::uriName).toList()),
                    e);
        }
    }

    /** Whether the option changes what this operation does, in {@code to}, in {@code from} or in {@code pollEnrich}. */
    boolean honours(String option) {
        return isOf(groups, option) || isOf(consumed, option) || isOf(polled, option);
    }

    /** Whether the option changes what the operation does in {@code to}. */
    boolean produces(String option) {
        return isOf(groups, option);
    }

    /** Whether the option changes what the operation does in {@code from}. */
    boolean consumes(String option) {
        return isOf(consumed, option);
    }

    /** Whether the option changes what the operation does in {@code pollEnrich} and for a {@code ConsumerTemplate}. */
    boolean polls(String option) {
        return isOf(polled, option);
    }

    private boolean isOf(Set<OptionGroup> some, String option) {
        return !pointless.contains(option)
                && OptionGroup.of(option).map(group -> group.isCommon() || some.contains(group)).orElse(false);
    }

    /** Why an option is refused, as the end of a message. */
    String whyNot(String option) {
        if (pointless.contains(option)) {
            return uriName() + " does not take the option " + option + ": it does just that, or never does";
        }
        return uriName() + " does not take the option " + option + (OptionGroup.of(option).isPresent()
                ? ": it belongs to another operation" : ": there is no such option");
    }

    /** The name as it stands in a URI. */
    String uriName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
