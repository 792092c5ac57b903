// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;

import io.github.camelvidu.api.Subject;
import io.github.camelvidu.api.request.UpdateSubjectRequest;
import org.apache.camel.Exchange;

/** {@code vidu:update-subject}: changes an entry of the subject library. It costs nothing and may be repeated. */
final class UpdateSubjectProducer extends ViduProducer<Subject> {

    private RequestReader requests;

    UpdateSubjectProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    CompletableFuture<Subject> begin(Exchange exchange) {
        PlatformRequest request = requests.read(exchange);
        return request.inputs().bring(request.members())
                .thenCompose(body -> account().calls.read(() -> account().client.subject(request.operation(), body)));
    }

    @Override
    void finish(Exchange exchange, Subject subject) {
        exchange.getMessage().setBody(subject);
        OnceReadable.forget(exchange);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        requests = RequestReader.ofKind(UpdateSubjectRequest.KIND, getEndpoint());
    }
}
