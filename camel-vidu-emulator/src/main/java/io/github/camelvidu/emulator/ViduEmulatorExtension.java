// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An emulator for JUnit 5 tests, at one address for all tests of a class and reset before each.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension();
 * }</pre>
 *
 * Or {@code @ExtendWith(ViduEmulatorExtension.class)}. In both cases methods and constructors of the test can have
 * parameters of the types {@link ViduEmulator}, {@link io.github.camelvidu.emulator.clock.EmulatorClock},
 * {@link io.github.camelvidu.emulator.fault.Faults}, {@link io.github.camelvidu.emulator.platform.Script},
 * {@link io.github.camelvidu.emulator.spy.RecordedRequests}, {@link io.github.camelvidu.emulator.spy.RecordedCallbacks}
 * and {@link EmulatorAccount}, and those that {@link ViduUrl} and {@link ViduApiKey} mark.
 *
 * <p>
 * Registered in a field that is not static, it starts an emulator for each test. Two classes never share an emulator,
 * so that they may run at the same time. Tests that share one wait for each other, also where JUnit runs the methods of
 * a class in parallel.
 */
public final class ViduEmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final Supplier<ViduEmulator> start;
    private final Semaphore turn = new Semaphore(1, true);
    /** Whose turn it is. JUnit may call {@link #afterEach} for a test whose turn never came. */
    private volatile String inTurn;
    private volatile ViduEmulator emulator;
    private ExtensionContext startedIn;

    /** With the defaults of {@link ViduEmulator#start}. */
    public ViduEmulatorExtension() {
        this(ViduEmulator.builder());
    }

    /** With settings of the test's own. */
    public ViduEmulatorExtension(ViduEmulatorBuilder settings) {
        this.start = settings::start;
    }

    /**
     * The running emulator.
     *
     * @throws IllegalStateException outside of a test class
     */
    public ViduEmulator emulator() {
        if (emulator == null) {
            throw new IllegalStateException("The emulator runs only while the tests of the class do");
        }
        return emulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startIn(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        turn.acquire();
        inTurn = context.getUniqueId();
        if (!startIn(context)) {
            emulator.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            stopIn(context);
        } finally {
            if (context.getUniqueId().equals(inTurn)) {
                inTurn = null;
                turn.release();
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stopIn(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return InjectedParts.supports(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return InjectedParts.of(emulator(), parameter);
    }

    /** Nested classes go through here too: only the outermost starts. */
    private boolean startIn(ExtensionContext context) {
        if (emulator != null) {
            return false;
        }
        emulator = start.get();
        startedIn = context;
        return true;
    }

    private void stopIn(ExtensionContext context) {
        if (context.equals(startedIn)) {
            emulator.close();
            emulator = null;
            startedIn = null;
        }
    }
}
