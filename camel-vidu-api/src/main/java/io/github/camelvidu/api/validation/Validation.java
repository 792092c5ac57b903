// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.validation;

/** How much a request is held to the catalog before it is sent. */
public enum Validation {

    /** Everything outside the tables of the catalog is a fault. */
    STRICT,

    /**
     * What may be newer than the catalog, or is not sure enough, passes:
     * <ul>
     * <li>members that the operation does not list, and models that it does not list;</li>
     * <li>with such a model, or where the tables of the operation or model are of low confidence: every value that has
     * the right JSON type. Only types, required members and the rules of the operation about which members go together
     * are checked then;</li>
     * <li>any value of the right JSON type for a member whose effect on the model is not documented;</li>
     * <li>whatever a rule of low confidence says.</li>
     * </ul>
     * Everything else is a fault as with {@link #STRICT}.
     */
    LENIENT,

    /** Nothing is checked. */
    OFF
}
