// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

/**
 * What a {@link TransferPlan} goes by.
 *
 * @param uploadFrom length in bytes from which a picture is uploaded rather than put into the request
 * @param uploadRest whether smaller pictures, and those given as data URIs, are uploaded too when the request would not
 *                   hold them
 * @param uploadAll  whether every file must be uploaded, also those given as data URIs
 */
public record TransferPolicy(long uploadFrom, boolean uploadRest, boolean uploadAll) {

    /** Everything inside the request. */
    public static final TransferPolicy INLINE = new TransferPolicy(Long.MAX_VALUE, false, false);
    /** Everything uploaded. */
    public static final TransferPolicy UPLOAD = new TransferPolicy(0, true, true);
    /** Everything inside the request as far as it goes. */
    public static final TransferPolicy UPLOAD_WHAT_DOES_NOT_FIT = new TransferPolicy(Long.MAX_VALUE, true, false);

    /** Pictures of a size and above uploaded, and what does not fit. */
    public static TransferPolicy uploadFrom(long bytes) {
        return new TransferPolicy(bytes, true, false);
    }
}
