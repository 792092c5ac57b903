// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

/**
 * The ledger of wanted tasks can not be read or written. Without it nothing is sent to the platform, so it usually cost
 * nothing; the money tells. The same request may be tried again when the ledger is back.
 */
public class ViduLedgerException extends ViduException {

    private static final long serialVersionUID = 1L;

    public ViduLedgerException(String message, FailureDetails details, Throwable cause) {
        super(message, details, cause);
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduLedgerException(getMessage(), known, getCause());
    }
}
