// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** What Camel's generator wrote about the component. */
final class GeneratedMetadata {

    private GeneratedMetadata() {
    }

    static String json() {
        try (InputStream in = ViduComponent.class.getResourceAsStream(
                "/META-INF/io/github/camelvidu/component/vidu.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ComponentModel model() {
        return JsonMapper.generateComponentModel(json());
    }
}
