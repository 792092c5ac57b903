// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import io.github.camelvidu.component.usage.UsageGroup;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How {@code vidu:usage} adds up, and as what it gives it, as options. */
@UriParams
public abstract class UsageOptions extends SubjectOptions {

    @UriParam(label = "common",
              description = "By what usage is added up, separated by commas: hour, day, kind, model, key. Hours and days are those of"
                            + " UTC. The records of the single tasks when not set.")
    private String groupBy;
    @UriParam(label = "common", defaultValue = "OBJECTS",
              description = "As what usage is given. OBJECTS: the types of the API. JSON and CSV: a text; CSV has a line of"
                            + " names first, but not where a consumer gives a line at a time.")
    private UsageFormat format = UsageFormat.OBJECTS;

    /**
     * By what usage is added up; empty for not at all.
     *
     * @throws IllegalArgumentException that names the option
     */
    Set<UsageGroup> groups() {
        Set<UsageGroup> groups = EnumSet.noneOf(UsageGroup.class);
        for (String name : CommaSeparated.values(groupBy)) {
            groups.add(Arrays.stream(UsageGroup.values()).filter(group -> group.name().equalsIgnoreCase(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the option groupBy has '" + name + "'; hour, day, kind, model and key are allowed")));
        }
        if (groups.contains(UsageGroup.HOUR) && groups.contains(UsageGroup.DAY)) {
            throw new IllegalArgumentException(
                    "the option groupBy is '" + groupBy.toLowerCase(Locale.ROOT) + "'; take hour or day, not both");
        }
        return groups;
    }

    /** @throws IllegalArgumentException when it is nothing that can be told of piece by piece */
    void checkToldGroups() {
        if (!groups().isEmpty() && !groups().equals(EnumSet.of(UsageGroup.HOUR))) {
            throw new IllegalArgumentException(
                    "the option groupBy is '" + groupBy
                                               + "'; from(\"vidu:usage\") gives the records of single tasks when it is not"
                                               + " set, or closed hours with hour. Other totals are in to(\"vidu:usage\")");
        }
    }

    public String getGroupBy() {
        return groupBy;
    }

    public void setGroupBy(String groupBy) {
        this.groupBy = groupBy;
    }

    public UsageFormat getFormat() {
        return format;
    }

    public void setFormat(UsageFormat format) {
        this.format = format;
    }
}
