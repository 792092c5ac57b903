// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelvidu.component.client.Answer;
import io.github.camelvidu.component.client.Failure;
import io.github.camelvidu.component.client.Page;
import io.github.camelvidu.component.client.Pages;
import org.apache.camel.Exchange;

/** A list of the platform as an iterator that fetches further pages when they are wanted. */
abstract class PagesProducer<T> extends ViduProducer<Pages<T>> {

    PagesProducer(ViduEndpoint endpoint) {
        super(endpoint);
    }

    /** Asks for one page. @param token of the page; null for the first */
    abstract Answer<Page<T>> page(String token);

    /** The first page is fetched here, so that what is wrong is known before the route goes on. */
    @Override
    CompletableFuture<Pages<T>> begin(Exchange exchange) {
        return account().calls.read(() -> page(null)).thenApply(first -> new Pages<>(first, this::fetch));
    }

    @Override
    void finish(Exchange exchange, Pages<T> items) {
        exchange.getMessage().setBody(items);
    }

    private Page<T> fetch(String token) {
        try {
            return account().calls.read(() -> page(token)).join();
        } catch (CompletionException e) {
            throw Failure.thrown(e);
        }
    }
}
