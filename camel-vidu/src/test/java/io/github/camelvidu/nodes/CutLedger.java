// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import io.github.camelvidu.component.ledger.LedgerEntry;
import io.github.camelvidu.component.ledger.LedgerState;
import io.github.camelvidu.component.ledger.TaskLedger;

/** A ledger with a gate before and after each step that a submit writes. */
final class CutLedger implements InvocationHandler {

    private final TaskLedger rows;
    private final Gate gate;

    private CutLedger(TaskLedger rows, Gate gate) {
        this.rows = rows;
        this.gate = gate;
    }

    static TaskLedger of(TaskLedger rows, Gate gate) {
        return (TaskLedger) Proxy.newProxyInstance(
                TaskLedger.class.getClassLoader(), new Class<?>[] { TaskLedger.class }, new CutLedger(rows, gate));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        boolean reserves = method.getName().equals("insert");
        LedgerState next = method.getName().equals("replace") ? ((LedgerEntry) arguments[1]).state() : null;
        pass(reserves, CutPoint.BEFORE_RESERVE);
        pass(next == LedgerState.SUBMITTED, CutPoint.READ_AND_UNSTORED);
        Object result;
        try {
            result = method.invoke(rows, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        pass(reserves, CutPoint.AFTER_RESERVE);
        pass(next == LedgerState.SUBMITTED, CutPoint.STORED_AND_UNWATCHED);
        pass(next == LedgerState.SUCCEEDED, CutPoint.ENDED_AND_UNDELIVERED);
        return result;
    }

    private void pass(boolean here, CutPoint point) {
        if (here) {
            gate.pass(point);
        }
    }
}
