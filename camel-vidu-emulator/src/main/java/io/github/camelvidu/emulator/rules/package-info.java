// SPDX-License-Identifier: Apache-2.0

/**
 * The platform's own checks and prices. They read the same published tables as the component's, with code of their own
 * on purpose: were it shared, the emulator would accept whatever the component gets wrong.
 */
package io.github.camelvidu.emulator.rules;
