// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;

import javax.sql.DataSource;

/** A database that can not be reached from some moment on. Thread-safe. */
final class Outage {

    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    DataSource of(DataSource database) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] { DataSource.class }, (proxy, method, arguments) -> {
                    if (begun && method.getName().equals("getConnection")) {
                        Signals.say(Signals.STRUCK);
                        throw new SQLException("the database can not be reached", "08001");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
