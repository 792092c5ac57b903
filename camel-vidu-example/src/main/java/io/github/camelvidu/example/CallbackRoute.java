// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.example;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/**
 * Lets the platform tell what has become of the tasks, so that nobody has to wait for the next time that it is asked.
 */
final class CallbackRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("vidu:callback").routeId("callback")
                .log(LoggingLevel.DEBUG, "${header.CamelViduTaskId} is ${header.CamelViduState}");
    }
}
