// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.catalog.Catalog;
import io.github.camelvidu.api.catalog.Operation;
import io.github.camelvidu.api.pricing.Estimate;
import io.github.camelvidu.api.pricing.Estimator;
import io.github.camelvidu.api.validation.RequestFault;
import io.github.camelvidu.api.validation.RequestValidator;
import io.github.camelvidu.api.validation.Validation;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The component's limits and prices and those of the emulator are written twice, over the same tables. Whatever a
 * request says, both must come to the same judgement.
 */
class AgreementTest {

    /** Of the requests, in percent: fewer would prove little. */
    private static final double SHARE = 20;
    private static final Catalog CATALOG = Catalog.bundled();
    private static final Map<Site, Lab> LABS = new EnumMap<>(Site.class);

    @BeforeContainer
    static void start() {
        for (Site site : Site.values()) {
            LABS.put(site, new Lab(site));
        }
    }

    @AfterContainer
    static void stop() {
        LABS.values().forEach(Lab::close);
        LABS.clear();
    }

    /** A request and the form it was made from, which need not be the one that it has. */
    record Case(RawForm form, ObjectNode body) {
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 2000, seed = "20261116", edgeCases = EdgeCasesMode.NONE)
    void componentAndPlatformAgreeOnWhatIsAllowedAndWhatItCosts(@ForAll("cases") Case request) {
        Lab lab = LABS.get(request.form().site());
        Operation operation = CATALOG.choose(request.form().kind(), request.body());
        List<RequestFault> faults
                = new RequestValidator(CATALOG, Validation.STRICT, request.form().site()).faults(operation, request.body());
        Estimate estimate = new Estimator(CATALOG, request.form().site()).estimate(operation, request.body());
        long before = spent(lab);

        PlatformHttp.Reply reply = lab.platform().send(request.form(), request.body());

        if (faults.isEmpty()) {
            assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
        } else if (!faults.stream().allMatch(fault -> isAddress(request.form(), fault.field()))) {
            assertThat(reply.status()).as("%s", faults).isEqualTo(400);
        }
        boolean priced = faults.isEmpty() && estimate.credits() != null && !estimate.lowerBound();
        Statistics.label("priced").collect(priced).coverage(all -> all.check(true).percentage(share -> share > SHARE));
        Statistics.label("refused").collect(!faults.isEmpty())
                .coverage(all -> all.check(true).percentage(share -> share > SHARE));
        if (priced) {
            assertThat(spent(lab) - before).as("%s", estimate).isEqualTo(estimate.credits().longValue());
        }
    }

    private static long spent(Lab lab) {
        return lab.emulator().account().charged() + lab.emulator().account().reserved();
    }

    /** The platform only finds out what an address is worth when it uses it. */
    private static boolean isAddress(RawForm form, String member) {
        JsonNode limits = form.fields().get(member);
        return limits != null && limits.path("format").asText().equals("uri") && !limits.has("media");
    }

    @Provide
    Arbitrary<Case> cases() {
        List<Arbitrary<Case>> cases = new ArrayList<>();
        LABS.values().forEach(lab -> lab.forms().forEach(form -> cases.add(
                RequestArbitraries.of(form, lab.samples(form, Lab.LONGEST_PROMPT)).map(body -> new Case(form, body)))));
        return Arbitraries.oneOf(cases);
    }
}
