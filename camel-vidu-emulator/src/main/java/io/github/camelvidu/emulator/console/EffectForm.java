// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.util.List;
import java.util.function.BiFunction;

/**
 * How an effect is written.
 *
 * @param members that it has besides those of every rule
 * @param reading puts the effect that they say on a rule
 */
record EffectForm<T>(List<String> members, BiFunction<T, RuleFields, T> reading) {
}
