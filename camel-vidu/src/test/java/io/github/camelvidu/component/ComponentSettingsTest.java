// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ComponentSettingsTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("pollInterval", set(vidu -> vidu.setPollInterval(0))),
                arguments("connectTimeout", set(vidu -> vidu.setConnectTimeout(0))),
                arguments("responseTimeout", set(vidu -> vidu.setResponseTimeout(-1))),
                arguments("requestTimeout", set(vidu -> vidu.setRequestTimeout(0))),
                arguments("retryDelay", set(vidu -> vidu.setRetryDelay(-1))),
                arguments("maxAttempts", set(vidu -> vidu.setMaxAttempts(0))),
                arguments("maxConcurrentTasks", set(vidu -> vidu.setMaxConcurrentTasks(-1))),
                arguments("maxAnswerSize", set(vidu -> vidu.setMaxAnswerSize(0))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aSettingThatCanNotWorkIsRefusedAtStart(String option, Consumer<ViduComponent> setting) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            ViduComponent vidu = new ViduComponent();
            setting.accept(vidu);
            context.addComponent("vidu", vidu);

            assertThatThrownBy(context::start).hasRootCauseInstanceOf(IllegalArgumentException.class)
                    .rootCause().hasMessageContaining(option).hasMessageContaining("at least");
        }
    }

    @Test
    void aComponentCanBeStoppedAndStartedAgain() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.start();
            ViduComponent vidu = context.getComponent("vidu", ViduComponent.class);
            vidu.stop();
            vidu.start();

            assertThat(context.createProducerTemplate()
                    .requestBody("vidu:estimate?model=viduq3-turbo", "A lighthouse.")).isNotNull();
        }
    }

    private static Consumer<ViduComponent> set(Consumer<ViduComponent> setting) {
        return setting;
    }
}
