// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.camelvidu.api.error.ViduRequestException;
import io.github.camelvidu.api.pricing.Estimate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the manual says in figures and quotes is what the component says. */
@Tag("catalog")
class ManualFiguresTest extends ViduTestSupport {

    private static final Pattern PRICE = Pattern.compile("^\\| `(vidu:estimate[^`]*)`[^|]*\\| (\\d+) \\| ([\\d.]+) \\|$",
            Pattern.MULTILINE);
    private static final Pattern REFUSED
            = Pattern.compile("That of\\n`(vidu:generate[^`]*)`:\\n\\n----\\n(.*?)\\n----", Pattern.DOTALL);

    static List<MatchResult> prices() throws IOException {
        return PRICE.matcher(page("README.md")).results().toList();
    }

    @ParameterizedTest
    @MethodSource("prices")
    void thePricesOfTheReadmeAreThoseOfTheEstimate(MatchResult price) {
        Estimate estimate = sendIt(price.group(1), PROMPT).getMessage().getBody(Estimate.class);

        assertThat(estimate.credits()).isEqualTo(Integer.valueOf(price.group(2)));
        assertThat(estimate.price()).isEqualByComparingTo(new BigDecimal(price.group(3)));
        assertThat(estimate.currency()).isEqualTo("USD");
    }

    @Test
    void theRefusalThatIsQuotedIsTheOneThatIsRaised() throws IOException {
        MatchResult quoted = REFUSED.matcher(page("docs/generate.adoc")).results().findFirst().orElseThrow();

        Exception refusal = sendIt(quoted.group(1), PROMPT).getException();

        assertThat(refusal).isInstanceOf(ViduRequestException.class).hasMessage(quoted.group(2).replace('\n', ' '));
    }

    private static String page(String file) throws IOException {
        return ManualPage.all().stream().filter(page -> page.file().toString().equals(file)).findFirst().orElseThrow().text();
    }
}
