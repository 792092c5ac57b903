// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelvidu.component.ledger.JdbcTaskLedger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every statement that the manual shows runs on the tables of the ledger. */
@Tag("catalog")
class ManualSqlTest {

    static List<String> statements() throws IOException {
        return ManualPage.all().stream().flatMap(page -> page.snippets().stream())
                .filter(snippet -> snippet.language().equals("sql"))
                .flatMap(snippet -> Stream.of(snippet.text().split(";")))
                .filter(statement -> !statement.isBlank()).toList();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void everyStatementThatIsShownRuns(String statement) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:");
        try (Connection connection = database.getConnection(); Statement shown = connection.createStatement()) {
            shown.execute(
                    "RUNSCRIPT FROM 'classpath:" + JdbcTaskLedger.class.getPackageName().replace('.', '/') + "/schema.sql'");

            assertThat(shown.execute(statement)).isTrue();
        }
    }

    @Test
    void theManualShowsStatements() throws IOException {
        assertThat(statements()).hasSizeGreaterThan(3);
    }
}
