// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import io.github.camelvidu.component.client.HostNames;
import io.github.camelvidu.component.client.RetryRule;

/**
 * How results are fetched.
 *
 * @param retries   when a broken transfer is tried again
 * @param plainHttp whether links without TLS are taken: only when the API itself is called without it (emulator)
 * @param names     looks up the addresses of hosts
 * @param slowest   when a transfer counts as broken although something still comes
 * @param output    opens the files that results are written to
 * @param progress  told how large transfers go on
 */
public record MediaSettings(
        RetryRule retries, boolean plainHttp, HostNames names, MediaPace slowest, MediaOutput output,
        MediaProgressListener progress) {
}
