// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import io.github.camelvidu.emulator.rules.Refusal;

/** Answers one kind of call. */
@FunctionalInterface
interface Endpoint {

    /** @throws Refusal if the platform would refuse the call */
    Answer answer(Call call);
}
