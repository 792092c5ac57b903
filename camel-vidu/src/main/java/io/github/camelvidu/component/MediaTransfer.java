// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.Site;
import io.github.camelvidu.component.media.TransferPolicy;

/** How local media reach the platform (Vidu reference, sections 1 and 7). */
public enum MediaTransfer {

    /** Large pictures are uploaded, everything else goes inside the request. */
    AUTO,
    /** Every local picture is uploaded first; other media can not be. */
    UPLOAD,
    /** Everything goes inside the request. */
    INLINE;

    /** A paid request that is small is less often one of which nobody knows what became of it. */
    private static final long LARGE = 1024L * 1024;

    /** What this comes to on a site: uploads are only documented for the global one (section 7). */
    TransferPolicy policy(Site site) {
        return switch (this) {
            case AUTO -> site == Site.GLOBAL ? TransferPolicy.uploadFrom(LARGE) : TransferPolicy.UPLOAD_WHAT_DOES_NOT_FIT;
            case UPLOAD -> TransferPolicy.UPLOAD;
            case INLINE -> TransferPolicy.INLINE;
        };
    }
}
