// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.http.HttpRequest;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The calls that the platform describes, and whether the emulator has them. */
class RoutesTest {

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(ViduEmulator.builder());

    static Stream<PlatformContract.Operation> covered() {
        return PlatformContract.operations().stream().filter(RoutesTest::isCovered);
    }

    static Stream<PlatformContract.Operation> notCovered() {
        return PlatformContract.operations().stream().filter(operation -> !isCovered(operation));
    }

    /** Live sessions, avatars and the beta paths are not part of the emulator. */
    static boolean isCovered(PlatformContract.Operation operation) {
        return Stream.of("/live/", "/ent/s_avatar/", "/ent/v1/", "/ent/v2/image/").noneMatch(operation.path()::startsWith);
    }

    @ParameterizedTest
    @MethodSource("covered")
    void everyCallOfThePlatformIsServed(PlatformContract.Operation operation) {
        assertThat(reply(operation).reason()).as("without a key").isEqualTo("Unauthorized");
    }

    @ParameterizedTest
    @MethodSource("notCovered")
    void whatIsLeftOutIsNotFound(PlatformContract.Operation operation) {
        assertThat(reply(operation).status()).isEqualTo(404);
    }

    @Test
    void theFormerPathsAreServedToo() {
        assertThat(covered().map(PlatformContract.Operation::path)).contains("/ent/v2/template2video", "/ent/v2/upscale");
    }

    private static PlatformClient.Reply reply(PlatformContract.Operation operation) {
        PlatformClient stranger = new PlatformClient(VIDU.emulator(), null);
        return stranger.send(stranger.request(operation.path().replaceAll("\\{\\w+}", "1"))
                .header("Content-Type", "application/json")
                .method(operation.method(), HttpRequest.BodyPublishers.ofString("{}")));
    }
}
