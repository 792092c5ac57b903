// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.api.CreditPackage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Events about credits, as values and as JSON. */
class CreditsEventTest {

    private static final Instant AT = Instant.parse("2026-11-16T08:00:00Z");

    @Test
    void aChangeTellsItsDifferenceAlsoAsJson() {
        CreditsEvent.BalanceChanged changed = new CreditsEvent.BalanceChanged(AT, 70, 63);

        assertThat(changed.difference()).isEqualTo(-7);
        assertThat(json(changed)).isEqualTo(json("""
                {"at":"2026-11-16T08:00:00Z","before":70,"now":63,"difference":-7,"type":"balance-changed"}"""));
    }

    @Test
    void aDifferenceFromTheLedgerIsWhatIsThereBeyondIt() {
        JsonNode differs = json(new CreditsEvent.LedgerDiffers(AT, 63, 49, 14));

        assertThat(differs.path("difference").asLong()).isEqualTo(-14);
        assertThat(differs.path("type").asText()).isEqualTo("ledger-differs");
    }

    @Test
    void anEventAboutAPackageHoldsIt() {
        CreditPackage bought = new CreditPackage("7", "70 credits", "metered", 5, 70, 0, null, null, AT, null, Map.of());

        assertThat(json(new CreditsEvent.PackageBought(AT, bought)).path("package").path("credit_amount").asLong())
                .isEqualTo(70);
        assertThat(json(new CreditsEvent.PackageLapsing(AT, bought)).path("type").asText()).isEqualTo("package-lapsing");
        assertThat(json(new CreditsEvent.PackageEmpty(AT, bought)).path("type").asText()).isEqualTo("package-empty");
        assertThat(json(new CreditsEvent.PackageLapsed(AT, bought, 3)).path("lost").asLong()).isEqualTo(3);
        assertThatNullPointerException().isThrownBy(() -> new CreditsEvent.PackageEmpty(AT, null))
                .withMessage("creditPackage");
    }

    private static JsonNode json(Object event) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            return event instanceof String text ? mapper.readTree(text) : mapper.readTree(mapper.writeValueAsString(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
