// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import io.github.camelvidu.emulator.rules.InputRefusal;

/** Answers one kind of call to the console. */
@FunctionalInterface
interface ConsoleEndpoint {

    /** @throws InputRefusal if what was asked can not be done */
    ConsoleAnswer answer(ConsoleCall call);
}
