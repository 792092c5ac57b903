// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

/**
 * Something about usage that a consumer group is to be told once. Its item is claimed by this consumer.
 *
 * @param item      what is claimed
 * @param content   puts it into a message
 * @param delivered writes down that the group has been told; the item is released after it
 */
record UsageNotice(String item, UsageResult content, Runnable delivered) {
}
