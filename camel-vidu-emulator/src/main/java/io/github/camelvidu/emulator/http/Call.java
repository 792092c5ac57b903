// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * A request to the emulator, read in full.
 *
 * @param method   HTTP method
 * @param path     as on the wire
 * @param rawQuery as on the wire; empty when there is none
 * @param headers  as on the wire
 * @param body     at most the largest body that is taken
 * @param oversize whether the body was larger, so that a part of it is missing here
 * @param base     scheme and authority that the client used
 * @param id       the number in the path, if the route has one
 * @param listAge  how old a task must be to be seen in the list
 * @param replaced entity tag of the other file that lies where the link leads, if another one does
 */
record Call(
        String method, String path, String rawQuery, HttpFields headers, byte[] body, boolean oversize, URI base,
        OptionalLong id, Duration listAge, Optional<String> replaced) {

    Call withId(long id) {
        return new Call(method, path, rawQuery, headers, body, oversize, base, OptionalLong.of(id), listAge, replaced);
    }

    /** The same call to a platform whose list shows only tasks of this age. */
    Call listedFrom(Duration age) {
        return new Call(method, path, rawQuery, headers, body, oversize, base, id, age, replaced);
    }

    /** The same call to a storage in which another file lies there. */
    Call replacedBy(String etag) {
        return new Call(
                method, path, rawQuery, headers, body, oversize, base, id, listAge, Optional.of(etag));
    }

    /** The same call for the whole instead of a part. */
    Call withoutRange() {
        return new Call(
                method, path, rawQuery, HttpFields.build(headers).remove(HttpHeader.RANGE).asImmutable(), body, oversize,
                base, id, listAge, replaced);
    }

    /** The same call as if it had never asked by that parameter. */
    Call withoutParameter(String name) {
        String rest = Arrays.stream(rawQuery.split("&")).filter(pair -> !pair.split("=", 2)[0].equals(name))
                .collect(Collectors.joining("&"));
        return new Call(method, path, rest, headers, body, oversize, base, id, listAge, replaced);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    long taskId() {
        return id.orElseThrow();
    }

    Query query() {
        return Query.parse(rawQuery);
    }

    /** Method and path only: the rest may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
