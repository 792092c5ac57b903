// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import io.github.camelvidu.component.ledger.TaskLedger;

/** A ledger that lets a test do something before and after each of its steps. */
final class HookedLedger {

    private HookedLedger() {
    }

    @FunctionalInterface
    interface Hook {

        /** May throw instead of the step. */
        void before(String method, Object[] arguments) throws Throwable;

        /** May throw although the step was done. */
        default void after(String method, Object[] arguments) throws Throwable {
        }
    }

    static TaskLedger of(TaskLedger rows, Hook hook) {
        return (TaskLedger) Proxy.newProxyInstance(
                TaskLedger.class.getClassLoader(), new Class<?>[] { TaskLedger.class }, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    hook.before(method.getName(), arguments);
                    try {
                        Object result = method.invoke(rows, arguments);
                        hook.after(method.getName(), arguments);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
