// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

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
 * Or {@code @ExtendWith(ViduEmulatorExtension.class)} and a parameter of type {@link ViduEmulator}. Registered in a
 * field that is not static, it starts an emulator for each test. Two classes never share an emulator, so that they may
 * run at the same time; the tests of one class must not.
 */
public final class ViduEmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final Supplier<ViduEmulator> start;
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
    public void beforeEach(ExtensionContext context) {
        if (!startIn(context)) {
            emulator.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stopIn(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stopIn(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ViduEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator();
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
