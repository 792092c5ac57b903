// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.client;

import java.io.IOException;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Marks the context of a request just before its first byte is written. Everything that fails earlier (name look-up,
 * connect, TLS, a proxy's tunnel, the wait for a free connection, a file of the body that is gone) leaves it unmarked
 * and is certainly without effect.
 */
final class SendingMark extends HttpRequestExecutor {

    private static final String ATTRIBUTE = SendingMark.class.getName();
    private static final String CHECK = ATTRIBUTE + ".check";

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request, HttpClientConnection connection,
            HttpResponseInformationCallback informationCallback, HttpContext context)
            throws IOException, HttpException {
        if (!Method.CONNECT.isSame(request.getMethod())) {
            if (context.getAttribute(CHECK) instanceof Check check) {
                check.run();
            }
            context.setAttribute(ATTRIBUTE, Boolean.TRUE);
        }
        return super.execute(request, connection, informationCallback, context);
    }

    /** What is looked at when the connection stands and nothing of the request has been written. */
    interface Check {

        void run() throws IOException;
    }

    static void before(HttpContext context, Check check) {
        context.setAttribute(CHECK, check);
    }

    static boolean isSet(HttpContext context) {
        return context.getAttribute(ATTRIBUTE) != null;
    }
}
