// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.Message;

/** What was read about usage, ready to be put into a message. */
@FunctionalInterface
interface UsageResult {

    void writeTo(Message message);
}
