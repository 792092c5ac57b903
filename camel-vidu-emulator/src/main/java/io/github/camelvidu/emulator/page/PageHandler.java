// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.page;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves the console page at {@code /}. Other paths are left to the next handler; so are all methods but GET and HEAD.
 * A browser may keep the files but asks each time whether they are still the same, and may do nothing on the page that
 * leads to another host.
 */
public final class PageHandler extends Handler.Abstract {

    private static final Map<String, String> SAFETY = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self';"
                                       + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Opener-Policy", "same-origin");

    private final PageFiles files = new PageFiles();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        boolean head = HttpMethod.HEAD.is(request.getMethod());
        Optional<PageFile> file = head || HttpMethod.GET.is(request.getMethod())
                ? files.find(request.getHttpURI().getPath()) : Optional.empty();
        file.ifPresent(found -> send(found, head, request, response, callback));
        return file.isPresent();
    }

    private static void send(PageFile file, boolean head, Request request, Response response, Callback callback) {
        SAFETY.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.ETAG, file.etag());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        if (request.getHeaders().getCSV(HttpHeader.IF_NONE_MATCH, true).stream().anyMatch(known -> isOf(file, known))) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.write(true, null, callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.contentType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, file.content().length);
        response.write(true, head ? null : ByteBuffer.wrap(file.content()), callback);
    }

    /** A proxy may have made the tag a weak one, which is as good here (RFC 9110, section 13.1.2). */
    private static boolean isOf(PageFile file, String known) {
        return known.equals("*") || known.equals(file.etag()) || known.equals("W/" + file.etag());
    }
}
