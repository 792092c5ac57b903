// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import org.apache.camel.CamelContext;
import org.apache.camel.Expression;

/** Options that are expressions of the simple language. */
final class Expressions {

    private Expressions() {
    }

    /** @return null when the option is not set */
    static Expression simple(CamelContext camel, String option) {
        if (option == null) {
            return null;
        }
        Expression expression = camel.resolveLanguage("simple").createExpression(option);
        expression.init(camel);
        return expression;
    }
}
