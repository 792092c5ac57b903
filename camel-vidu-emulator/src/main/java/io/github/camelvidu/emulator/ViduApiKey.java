// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a test, of type {@code String}, that gets the emulator's key from {@link ViduEmulatorExtension}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ViduApiKey {
}
