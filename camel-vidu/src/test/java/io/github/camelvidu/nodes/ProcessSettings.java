// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelvidu.component.ViduComponent;
import org.apache.camel.CamelContext;

/** What both kinds of process are told by system properties, and how they set up the component with it. */
final class ProcessSettings {

    static final String DATABASE = "vidu.node.database";
    static final String USER = "vidu.node.user";
    static final String PLATFORM = "vidu.node.platform";
    static final String API_KEY = "vidu.node.key";

    static final String MODEL = "model=viduq3-turbo&duration=1&resolution=540p";
    /** What a task of that model costs. */
    static final int COST = 7;

    private static final int LEASE_MILLIS = 1_000;
    private static final int ABSENT_AFTER_MILLIS = 1_000;
    private static final int TIMEOUT_MILLIS = 3_000;

    private ProcessSettings() {
    }

    static String of(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("the system property " + name + " is missing");
        }
        return value;
    }

    static DataSource database(int connections) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(of(DATABASE));
        pool.setUsername(of(USER));
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(connections);
        return new HikariDataSource(pool);
    }

    /** Everything comes soon, so that what takes minutes in earnest takes seconds here. */
    static ViduComponent component(CamelContext camel) {
        ViduComponent vidu = camel.getComponent("vidu", ViduComponent.class);
        vidu.getConfiguration().setBaseUrl(of(PLATFORM));
        vidu.getConfiguration().setApiKey(of(API_KEY));
        vidu.setLedgerLease(LEASE_MILLIS);
        vidu.setAbsentAfter(ABSENT_AFTER_MILLIS);
        vidu.setRequestTimeout(TIMEOUT_MILLIS);
        vidu.setResponseTimeout(TIMEOUT_MILLIS);
        vidu.setPollInterval(200);
        vidu.setRetryDelay(100);
        return vidu;
    }
}
