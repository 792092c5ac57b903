// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

/**
 * What an endpoint lets be fetched.
 *
 * @param hosts   where from
 * @param maxSize bytes of a file; a longer one is refused
 */
public record MediaRules(MediaHosts hosts, long maxSize) {
}
