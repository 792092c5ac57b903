// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** For properties that take too long for every build: they run with {@code -Dvidu.soak=true}. */
public final class SoakOnly implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return Boolean.getBoolean("vidu.soak") ? SkipResult.doNotSkip() : SkipResult.skip("it runs with -Dvidu.soak=true");
    }
}
