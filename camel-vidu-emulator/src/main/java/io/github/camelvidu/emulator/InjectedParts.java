// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.fault.Faults;
import io.github.camelvidu.emulator.platform.Script;
import io.github.camelvidu.emulator.spy.RecordedCallbacks;
import io.github.camelvidu.emulator.spy.RecordedRequests;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What a test can have of an emulator as a parameter. */
final class InjectedParts {

    private static final Map<Class<?>, Function<ViduEmulator, Object>> BY_TYPE = Map.of(
            ViduEmulator.class, emulator -> emulator,
            EmulatorClock.class, ViduEmulator::clock,
            Faults.class, ViduEmulator::faults,
            Script.class, ViduEmulator::script,
            RecordedRequests.class, ViduEmulator::requests,
            RecordedCallbacks.class, ViduEmulator::callbacks,
            EmulatorAccount.class, ViduEmulator::account);
    private static final Map<Class<?>, Function<ViduEmulator, Object>> URLS
            = Map.of(String.class, ViduEmulator::url, URI.class, ViduEmulator::baseUri);
    private static final Map<Class<?>, Function<ViduEmulator, Object>> KEYS = Map.of(String.class, ViduEmulator::apiKey);

    private InjectedParts() {
    }

    /** Whether the parameter is meant for an emulator, be it of a type that cannot be. */
    static boolean supports(ParameterContext parameter) {
        return annotated(parameter).isPresent() || BY_TYPE.containsKey(type(parameter));
    }

    /** @throws ParameterResolutionException if it has an annotation that does not go with its type */
    static Object of(ViduEmulator emulator, ParameterContext parameter) {
        Map<Class<?>, Function<ViduEmulator, Object>> parts = annotated(parameter).orElse(BY_TYPE);
        Function<ViduEmulator, Object> part = parts.get(type(parameter));
        if (part == null) {
            throw new ParameterResolutionException(
                    "The parameter " + parameter.getParameter() + " cannot be given: @ViduUrl goes with String and URI,"
                                                   + " @ViduApiKey with String");
        }
        return part.apply(emulator);
    }

    private static Optional<Map<Class<?>, Function<ViduEmulator, Object>>> annotated(ParameterContext parameter) {
        return parameter.isAnnotated(ViduUrl.class)
                ? Optional.of(URLS) : parameter.isAnnotated(ViduApiKey.class) ? Optional.of(KEYS) : Optional.empty();
    }

    private static Class<?> type(ParameterContext parameter) {
        return parameter.getParameter().getType();
    }
}
