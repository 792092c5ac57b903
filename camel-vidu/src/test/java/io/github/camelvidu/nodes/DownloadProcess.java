// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import io.github.camelvidu.component.ViduConstants;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;

/** A process of its own that fetches the result of one task into a folder, and says what it has got. */
public final class DownloadProcess {

    static final String FOLDER = "vidu.download.folder";
    static final String TASK = "vidu.download.task";

    private DownloadProcess() {
    }

    public static void main(String[] arguments) {
        Signals.listen(() -> {
        });
        DefaultCamelContext camel = new DefaultCamelContext();
        ProcessSettings.component(camel);
        camel.start();
        Exchange done = camel.createProducerTemplate().request(
                "vidu:download?fileName=film&downloadDir=" + ProcessSettings.of(FOLDER),
                exchange -> exchange.getMessage().setHeader(ViduConstants.TASK_ID, ProcessSettings.of(TASK)));
        if (done.getException() != null) {
            throw new IllegalStateException(done.getException());
        }
        Signals.say(fetched(done.getMessage().getHeader(ViduConstants.SHA256, String.class)));
    }

    static String fetched(String sha256) {
        return "fetched " + sha256;
    }
}
