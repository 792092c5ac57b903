// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.github.camelvidu.component.client.TaskQuery;
import io.github.camelvidu.component.client.TaskQueryBuilder;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What {@code vidu:tasks} lists, and the period of {@code vidu:usage}, as options (Vidu reference, section 6.2). */
@UriParams
public abstract class TaskListOptions extends UsageOptions {

    @UriParam(label = "producer", description = "Lists or counts tasks created at this time or later, for example"
                                                + " 2026-11-01T00:00:00Z. The default is seven days ago.")
    private String createdFrom;
    @UriParam(label = "producer", description = "Lists tasks created at this time or earlier. For usage: counts those"
                                                + " created before it.")
    private String createdTo;
    @UriParam(label = "producer", description = "Lists the tasks with these ids, separated by commas.")
    private String taskIds;
    @UriParam(label = "producer", description = "Lists tasks in these states, separated by commas, for example success,failed.")
    private String states;
    @UriParam(label = "producer", description = "Lists tasks of these resolutions, separated by commas.")
    private String resolutions;
    @UriParam(label = "producer",
              description = "Lists tasks of these models by the platform's short names, separated by commas,"
                            + " for example q2.")
    private String modelVersions;
    @UriParam(label = "producer", description = "Lists tasks of these templates, separated by commas.")
    private String templates;
    @UriParam(label = "producer", defaultValue = "100",
              description = "How many tasks or subjects a call of the list brings, 1 to 100.")
    private int pageSize = 100;

    /** @throws IllegalArgumentException that names the option which is no time */
    TaskQuery query() {
        return TaskQueryBuilder.builder()
                .from(time("createdFrom", createdFrom))
                .to(time("createdTo", createdTo))
                .ids(CommaSeparated.values(taskIds))
                .states(CommaSeparated.values(states))
                .resolutions(CommaSeparated.values(resolutions))
                .modelVersions(CommaSeparated.values(modelVersions))
                .templates(CommaSeparated.values(templates))
                .pageSize(pageSize)
                .build();
    }

    static Instant time(String option, String value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the option " + option + " is '" + value + "'; it must be a time such as 2026-11-01T00:00:00Z",
                    e);
        }
    }

    public String getCreatedFrom() {
        return createdFrom;
    }

    public void setCreatedFrom(String createdFrom) {
        this.createdFrom = createdFrom;
    }

    public String getCreatedTo() {
        return createdTo;
    }

    public void setCreatedTo(String createdTo) {
        this.createdTo = createdTo;
    }

    public String getTaskIds() {
        return taskIds;
    }

    public void setTaskIds(String taskIds) {
        this.taskIds = taskIds;
    }

    public String getStates() {
        return states;
    }

    public void setStates(String states) {
        this.states = states;
    }

    public String getResolutions() {
        return resolutions;
    }

    public void setResolutions(String resolutions) {
        this.resolutions = resolutions;
    }

    public String getModelVersions() {
        return modelVersions;
    }

    public void setModelVersions(String modelVersions) {
        this.modelVersions = modelVersions;
    }

    public String getTemplates() {
        return templates;
    }

    public void setTemplates(String templates) {
        this.templates = templates;
    }

    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }
}
