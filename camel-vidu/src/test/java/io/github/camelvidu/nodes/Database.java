// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import io.github.camelvidu.component.ledger.PostgresServer;

/** A fresh ledger in PostgreSQL, as other processes find it and as a test looks into it. */
final class Database {

    private final DataSource source = PostgresServer.newDatabase();

    Database() {
        new JdbcTaskLedger(source).createSchema();
    }

    /** System properties that lead a process here. */
    Map<String, String> settings() {
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            return Map.of(ProcessSettings.DATABASE, about.getURL(), ProcessSettings.USER, about.getUserName());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows whose result has been delivered. */
    int delivered() {
        return count("state = 'SUCCEEDED' AND delivered_at IS NOT NULL");
    }

    /** Rows of tasks that were made besides those that are wanted. */
    int extra() {
        return count("extra_of IS NOT NULL");
    }

    private int count(String condition) {
        try (Connection connection = source.getConnection();
             ResultSet found = connection.createStatement()
                     .executeQuery("SELECT COUNT(*) FROM vidu_task WHERE " + condition)) {
            found.next();
            return found.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
