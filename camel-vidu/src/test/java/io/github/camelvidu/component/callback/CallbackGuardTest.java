// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.callback;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.github.camelvidu.api.callback.CallbackSignature;
import io.github.camelvidu.api.callback.CallbackSignature.PathReading;
import io.github.camelvidu.component.callback.CallbackGuard.Verdict;
import io.github.camelvidu.component.time.ManualTimekeeper;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackGuardTest {

    private static final URI ADDRESS = URI.create("https://hooks.example.com/vidu/callback");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final IdempotentRepository known = MemoryIdempotentRepository.memoryIdempotentRepository(1_000);
    private final CallbackGuard guard = guard("https://platform#default", "vda_new", "vda_old");

    @Test
    void aSignedRequestIsNewOnceAndThenARepeat() {
        Map<String, String> callback = signed("vda_new", ADDRESS, 0);

        assertThat(judge(callback)).isEqualTo(Verdict.NEW);
        assertThat(judge(callback)).isEqualTo(Verdict.REPEATED);
        assertThat(judge(signed("vda_new", ADDRESS, 0))).as("another nonce").isEqualTo(Verdict.NEW);
    }

    @Test
    void anEarlierKeyIsGoodAsLongAsItIsNamed() {
        assertThat(judge(signed("vda_old", ADDRESS, 0))).isEqualTo(Verdict.NEW);
        assertThat(judge(signed("vda_older", ADDRESS, 0))).isEqualTo(Verdict.REFUSED);
        assertThat(judge(signed("Token vda_new", ADDRESS, 0))).isEqualTo(Verdict.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({ "-300, NEW", "300, NEW", "-301, REFUSED", "301, REFUSED", "-86400, REFUSED", "86400, REFUSED" })
    void theDateMayDifferByTheToleranceEitherWay(int seconds, Verdict verdict) {
        assertThat(judge(signed("vda_new", ADDRESS, seconds))).isEqualTo(verdict);
    }

    @Test
    void aDateThatIsNoneIsRefusedThoughItIsSigned() {
        Map<String, String> callback = signed("vda_new", ADDRESS, 0);
        callback.put(CallbackSignature.DATE, "yesterday");
        sign("vda_new", ADDRESS, callback);

        assertThat(judge(callback)).isEqualTo(Verdict.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            CallbackSignature.DATE, CallbackSignature.NONCE, CallbackSignature.SIGNED_HEADERS,
            CallbackSignature.SIGNATURE, CallbackSignature.ALGORITHM, CallbackSignature.ACCESS_KEY })
    void eachOfTheSixHeadersIsNeeded(String header) {
        Map<String, String> callback = signed("vda_new", ADDRESS, 0);
        callback.remove(header);

        assertThat(judge(callback)).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void theNamesOfHeadersMayComeInAnyCase() {
        Map<String, String> callback = new HashMap<>();
        signed("vda_new", ADDRESS, 0).forEach((name, value) -> callback.put(name.toLowerCase(Locale.ROOT), value));

        assertThat(judge(callback)).isEqualTo(Verdict.NEW);
        assertThat(judge(callback)).isEqualTo(Verdict.REPEATED);
    }

    @Test
    void oneOfSeveralPossibleAddressesIsEnough() {
        URI asked = URI.create(ADDRESS + "?route=render&tenant=a%2Bb");
        Map<String, String> callback = signed("vda_new", asked, 0);

        assertThat(guard.judge(List.of(ADDRESS), callback)).isEqualTo(Verdict.REFUSED);
        assertThat(guard.judge(List.of(ADDRESS, asked), callback)).isEqualTo(Verdict.NEW);
        assertThat(guard.judge(List.of(), signed("vda_new", ADDRESS, 0))).isEqualTo(Verdict.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "RAW", "DECODED" })
    void bothReadingsOfAPathWithEscapesAreGood(PathReading reading) {
        URI address = URI.create("https://hooks.example.com/vidu/call%20back");
        Map<String, String> callback = signed("vda_new", address, 0);
        callback.put(
                CallbackSignature.SIGNATURE, new CallbackSignature("vda_new").sign("POST", address, callback, reading));

        assertThat(guard.judge(List.of(address), callback)).isEqualTo(Verdict.NEW);
    }

    @Test
    void whatCouldNotBeTakenIsNewWhenItComesAgain() {
        Map<String, String> callback = signed("vda_new", ADDRESS, 0);
        judge(callback);

        guard.forget(callback);

        assertThat(judge(callback)).isEqualTo(Verdict.NEW);
    }

    @Test
    void aRefusedRequestDoesNotUseUpANonce() {
        Map<String, String> callback = signed("vda_new", ADDRESS, 0);
        Map<String, String> forged = new HashMap<>(callback);
        forged.put(CallbackSignature.SIGNATURE, "AAAA");

        assertThat(judge(forged)).isEqualTo(Verdict.REFUSED);
        assertThat(judge(callback)).isEqualTo(Verdict.NEW);
    }

    @Test
    void aNonceIsOnlyRememberedIfItIsAsShortAsTheyAre() {
        Map<String, String> callback = signed("vda_new", ADDRESS, 0);
        callback.put(CallbackSignature.NONCE, "n".repeat(129));
        sign("vda_new", ADDRESS, callback);

        assertThat(judge(callback)).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void accountsShareARepositoryWithoutMeeting() {
        CallbackGuard other = guard("https://platform#other", "vda_new");
        Map<String, String> callback = signed("vda_new", ADDRESS, 0);

        assertThat(judge(callback)).isEqualTo(Verdict.NEW);
        assertThat(other.judge(List.of(ADDRESS), callback)).isEqualTo(Verdict.NEW);
        assertThat(guard.isNews("1", "success")).isTrue();
        assertThat(other.isNews("1", "success")).isTrue();
    }

    @Test
    void eachStateOfATaskIsNewsOnce() {
        assertThat(guard.isNews("1", "processing")).isTrue();
        assertThat(guard.isNews("1", "success")).isTrue();
        assertThat(guard.isNews("1", "success")).isFalse();
        assertThat(guard.isNews("2", "success")).isTrue();
    }

    private CallbackGuard guard(String account, String... secrets) {
        return new CallbackGuard(() -> List.of(secrets), TOLERANCE, time, account, known);
    }

    private Verdict judge(Map<String, String> headers) {
        return guard.judge(List.of(ADDRESS), headers);
    }

    private Map<String, String> signed(String secret, URI address, int seconds) {
        Map<String, String> headers = new HashMap<>();
        headers.put(CallbackSignature.DATE,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(time.now().plusSeconds(seconds).atOffset(ZoneOffset.UTC)));
        headers.put(CallbackSignature.NONCE, UUID.randomUUID().toString());
        headers.put(CallbackSignature.SIGNED_HEADERS, "Date;x-request-nonce");
        headers.put(CallbackSignature.ALGORITHM, CallbackSignature.HMAC_SHA256);
        headers.put(CallbackSignature.ACCESS_KEY, CallbackSignature.VIDU);
        return sign(secret, address, headers);
    }

    private static Map<String, String> sign(String secret, URI address, Map<String, String> headers) {
        headers.put(CallbackSignature.SIGNATURE,
                new CallbackSignature(secret).sign("POST", address, headers, PathReading.RAW));
        return headers;
    }
}
