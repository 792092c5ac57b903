// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

import javax.sql.DataSource;

/** A database that can be told to fail, and which writes down what it is asked for. For one thread. */
final class FaultyDatabase {

    enum Cut {
        /** The call is not done. */
        BEFORE,
        /** The call is done, and its answer is lost. */
        AFTER
    }

    private final DataSource real;
    private final List<String> calls = new ArrayList<>();
    private Cut cut;
    private String failing;
    private IntPredicate which;
    private Exception failure;
    private int count;

    FaultyDatabase(DataSource real) {
        this.real = real;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, real);
    }

    /** @param method of a data source or a connection @param which of its calls fail, the first being 1 */
    void fail(Cut cut, String method, IntPredicate which, Exception failure) {
        this.cut = cut;
        this.failing = method;
        this.which = which;
        this.failure = failure;
        this.count = 0;
    }

    /** How often a method was called. */
    long calls(String method) {
        return calls.stream().filter(method::equals).count();
    }

    /** The calls so far, in their order; {@code setAutoCommit} with its argument. */
    List<String> calls() {
        return calls;
    }

    static SQLException failure(String state) {
        return new SQLException("told to fail", state);
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Exception {
        calls.add(method.getName() + (method.getName().equals("setAutoCommit") ? " " + arguments[0] : ""));
        boolean fails = method.getName().equals(failing) && which.test(++count);
        if (fails && cut == Cut.BEFORE) {
            throw failure;
        }
        Object answer = invoke(target, method, arguments);
        if (fails) {
            throw failure;
        }
        return answer instanceof Connection connection ? proxy(Connection.class, connection) : answer;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }
}
