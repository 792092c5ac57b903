// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Subjects, and which of them {@code vidu:subjects} lists, as options (Vidu reference, sections 5.4 and 8.2). */
@UriParams
public abstract class SubjectOptions extends OneClickOptions {

    @UriParam(label = "producer,request",
              description = "Whether reference2video may use the platform's library of subjects by itself.")
    private Boolean autoSubjects;
    @UriParam(label = "producer,request",
              description = "The name of the subject that create-subject makes or update-subject changes.")
    private String name;
    @UriParam(label = "producer,request",
              description = "What update-subject says about the subject, in up to 2,000 characters.")
    private String description;
    @UriParam(label = "producer", enums = "private,system",
              description = "Which subjects to list: private ones, or those of the system. The platform's default"
                            + " is private.")
    private String ownership;
    @UriParam(label = "producer",
              description = "Lists the subjects with these ids, separated by commas.")
    private String subjectIds;

    public Boolean getAutoSubjects() {
        return autoSubjects;
    }

    public void setAutoSubjects(Boolean autoSubjects) {
        this.autoSubjects = autoSubjects;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getOwnership() {
        return ownership;
    }

    public void setOwnership(String ownership) {
        this.ownership = ownership;
    }

    public String getSubjectIds() {
        return subjectIds;
    }

    public void setSubjectIds(String subjectIds) {
        this.subjectIds = subjectIds;
    }
}
