// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.contract;

import java.util.List;
import java.util.stream.Stream;

import io.github.camelvidu.api.Site;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.api.error.ViduRequestException;
import org.apache.camel.Exchange;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every limit of every model of every kind: what is just inside passes the component and is taken by the platform, what
 * is one step outside is refused by both, each by itself.
 */
class LimitsEverywhereTest {

    private static Lab global;
    private static Lab china;

    @BeforeAll
    static void start() {
        global = new Lab(Site.GLOBAL);
        china = new Lab(Site.CHINA);
    }

    @AfterAll
    static void stop() {
        global.close();
        china.close();
    }

    /** All on one site, and those on the other that differ there. */
    static Stream<RawForm> forms() {
        Stream<RawForm> different = RawForm.all(Site.CHINA).stream()
                .filter(form -> !form.fields().equals(form.on(Site.GLOBAL).fields()));
        return Stream.concat(RawForm.all(Site.GLOBAL).stream(), different);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsJustInsideIsSentAndAccepted(RawForm form) {
        Lab lab = lab(form);
        SoftAssertions softly = new SoftAssertions();
        for (Probe probe : AllowedProbes.of(form, lab.samples(form))) {
            if (form.isGenerated()) {
                softly.assertThat(lab.estimate(form, probe.body()).getException()).as("%s: %s", form, probe).isNull();
            }
            softly.assertThat(lab.platform().send(form, probe.body())).as("%s: %s", form, probe)
                    .matches(PlatformHttp.Reply::accepted, "accepted");
        }
        RawBodies bodies = new RawBodies(form, lab.samples(form));
        softly.assertThat(lab.submit(form, bodies.smallest()).getException()).as("%s: smallest", form).isNull();
        softly.assertThat(lab.submit(form, bodies.largest()).getException()).as("%s: largest", form).isNull();
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsOneStepOutsideIsNotSent(RawForm form) {
        Lab lab = lab(form);
        List<Probe> probes = OutsideProbes.of(form, lab.samples(form));
        assertThat(probes).hasSizeGreaterThan(1);
        long seen = lab.emulator().requests().seen();
        SoftAssertions softly = new SoftAssertions();
        for (Probe probe : probes) {
            Exchange done = lab.submit(form, probe.body());
            softly.assertThat(done.getException()).as("%s: %s", form, probe).isInstanceOfSatisfying(
                    ViduRequestException.class, e -> softly.assertThat(e.getFields()).as("%s: %s", form, probe)
                            .contains(probe.field())
                            .allMatch(field -> member(field).equals(member(probe.field())), "nothing else"));
        }
        softly.assertThat(lab.emulator().requests().seen()).as("requests").isEqualTo(seen);
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsOneStepOutsideIsRefusedByThePlatformToo(RawForm form) {
        Lab lab = lab(form);
        SoftAssertions softly = new SoftAssertions();
        for (Probe probe : OutsideProbes.of(form, lab.samples(form))) {
            Exchange done = lab.submitUnchecked(form, probe.body());
            softly.assertThat(done.getException()).as("%s: %s", form, probe).isInstanceOfSatisfying(
                    ViduException.class, e -> softly.assertThat(e.getReason()).as("%s: %s", form, probe)
                            .isEqualTo(probe.reason()));
        }
        softly.assertAll();
    }

    /** The member of the body that a place inside it belongs to. */
    private static String member(String field) {
        return field.replaceAll("\\[.*", "");
    }

    private static Lab lab(RawForm form) {
        return form.site() == Site.CHINA ? china : global;
    }
}
