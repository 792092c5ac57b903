// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.Subject;
import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.Page;
import io.github.camelvidu.component.client.SubjectQuery;

/** {@code vidu:subjects}: the subject library. */
final class SubjectsProducer extends PagesProducer<Subject> {

    private final SubjectQuery query;

    SubjectsProducer(ViduEndpoint endpoint) {
        super(endpoint);
        ViduConfiguration settings = endpoint.getConfiguration();
        query = new SubjectQuery(
                settings.getOwnership(),
                CommaSeparated.values(settings.getSubjectIds()),
                settings.getPageSize(), null);
    }

    @Override
    Answer<Page<Subject>> page(String token) {
        return account().client.subjects(token == null ? query : query.withPageToken(token))
                .map(page -> new Page<>(page.subjects(), page.nextPageToken()));
    }
}
