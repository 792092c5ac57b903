// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.catalog;

/** What a member does for a model. */
public enum Effect {

    /** It has its effect. */
    USED,
    /** It is accepted and has no effect. */
    IGNORED,
    /** The model does not offer it: absent or false only. */
    UNSUPPORTED,
    /** Not documented for the model: passed on, nothing promised. */
    UNKNOWN
}
