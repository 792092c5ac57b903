// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvidu.api.Site;
import io.github.camelvidu.emulator.clock.EmulatorClock;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.store.Movement;
import io.github.camelvidu.emulator.store.PurchaseRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Credits bought at the console, and their invoices. */
class ConsolePurchasesTest {

    private static final String PURCHASES = "/console/purchases";

    @RegisterExtension
    static final ViduEmulatorExtension VIDU = new ViduEmulatorExtension(
            ViduEmulator.builder().clock(EmulatorClock.stoppedAt(Instant.parse("2026-11-16T08:30:00Z"))).credits(0));

    private ViduEmulator emulator;
    private EmulatorAccount account;
    private ConsoleClient console;

    @BeforeEach
    void signIn() {
        emulator = VIDU.emulator();
        account = emulator.account();
        console = ConsoleClient.signedIn(emulator, "default");
    }

    @AfterEach
    void theBooksAddUp() {
        account.checkBooks();
    }

    @ParameterizedTest
    @CsvSource({
            "10, 10.00, 2000", "10.00, 10.00, 2000", "10.01, 10.01, 2002", "25.5, 25.50, 5100", "9999.99, 9999.99, 1999998",
            "10000, 10000.00, 2000000", "10000.00, 10000.00, 2000000" })
    void anAmountBuysTwoCreditsACent(String typed, String usd, long credits) {
        JsonNode quote = console.get("/console/quote?usd=" + typed).json();
        assertThat(account.balance()).as("a quote buys nothing").isZero();

        ConsoleClient.Reply bought = buy(typed);

        assertThat(bought.status()).isEqualTo(201);
        for (JsonNode said : List.of(quote, bought.json())) {
            assertThat(said.path("usd").textValue()).isEqualTo(usd);
            assertThat(said.path("credits").longValue()).isEqualTo(credits);
            assertThat(said.path("usd_per_credit").textValue()).isEqualTo("0.005");
        }
        assertThat(account.balance()).isEqualTo(credits);
        assertThat(console.get("/console/balance").json().path("credits").longValue()).isEqualTo(credits);
        assertThat(account.purchases()).extracting(PurchaseRecord::credits).containsExactly(credits);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "9.99", "0", "0.00", "-10", "10000.01", "10001", "999999999", "10.001", "10.000", "ten", "NaN",
            "Infinity", "1e3", "1E2", "10,000", "10,00", " 10", "10 ", "+10", "$10", "10 USD", "0x20", "", ".5", "10.", "٢٠",
            "99999999999999999999" })
    void whatIsNoAmountFromTenToTenThousandIsRefusedAndBuysNothing(String usd) {
        for (ConsoleClient.Reply refused : List.of(buy(usd),
                console.get("/console/quote?usd=" + PlatformClient.encoded(usd)))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.field()).isEqualTo("usd");
            assertThat(refused.json().path("given").asText()).isEqualTo(usd);
            assertThat(refused.json().path("allowed").asText()).startsWith("10.00 to 10000.00 US dollars");
            assertThat(refused.json().path("message").asText()).isNotEmpty();
        }
        assertThat(account.balance()).isZero();
        assertThat(account.purchases()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"usd\":10}", "{\"usd\":10.0}", "{\"usd\":null}", "{}", "{\"usd\":{\"a\":1}}", "{\"usd\":true}" })
    void anAmountThatIsNoTextIsRefused(String body) {
        ConsoleClient.Reply refused = console.send(console.json("POST", PURCHASES, body));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("usd");
        assertThat(account.balance()).isZero();
    }

    @Test
    void aPurchaseIsAPackageThatIsValidForAYear() {
        String id = buy("10").json().path("package").asText();

        JsonNode bought = console.get("/console/packages").json().at("/packages/0");
        assertThat(bought.path("id").asText()).isEqualTo(id);
        assertThat(bought.path("credit_amount").asLong()).isEqualTo(2000);
        assertThat(bought.path("valid_from").asText()).isEqualTo("2026-11-16T08:30:00Z");
        assertThat(bought.path("valid_to").asText()).isEqualTo("2027-11-16T08:30:00Z");
        assertThat(bought.path("lapsed").asBoolean()).isFalse();
        assertThat(new PlatformClient(emulator).get("/ent/v2/credits?show_detail=true").json().at("/packages/0/id").asText())
                .as("the platform's API shows it too").isEqualTo(id);

        emulator.clock().advance(Duration.ofDays(365));

        assertThat(console.get("/console/packages").json().at("/packages/0/lapsed").asBoolean()).isTrue();
        assertThat(account.balance()).isZero();
        assertThat(account.movements()).extracting(Movement::kind)
                .containsExactly(Movement.Kind.PURCHASE, Movement.Kind.LAPSE);
    }

    @Test
    void theBalanceTellsWhatIsReservedAndSpent() {
        buy("10");
        new PlatformClient(emulator).create();
        emulator.clock().advance(Duration.ofSeconds(1));

        JsonNode balance = console.get("/console/balance").json();

        assertThat(balance.path("credits").asLong()).isEqualTo(2000 - 35);
        assertThat(balance.path("usd").textValue()).isEqualTo("9.825");
        assertThat(balance.path("reserved").asLong()).isEqualTo(35);
        assertThat(balance.path("charged").asLong()).isZero();
        assertThat(balance.path("running").asInt()).isOne();
        assertThat(balance.path("concurrency").asInt()).isEqualTo(5);
    }

    @Test
    void invoicesAreNumberedOverAllOrganisationsWithoutAGap() {
        ConsoleClient other = ConsoleClient.signedIn(emulator, "another");
        buy("10");
        other.post(PURCHASES, ConsoleClient.object().put("usd", "9.99"));
        other.post(PURCHASES, ConsoleClient.object().put("usd", "20"));
        emulator.clock().advance(Duration.ofDays(60));
        buy("30");

        assertThat(console.get(PURCHASES).json().path("purchases").findValuesAsText("invoice"))
                .containsExactly("VE-2026-000001", "VE-2027-000003");
        assertThat(other.get(PURCHASES).json().path("purchases").findValuesAsText("invoice"))
                .containsExactly("VE-2026-000002");
    }

    @Test
    void anInvoiceIsAPdfWithNumberDatesLinesAndTotal() throws IOException {
        String path = buy("1234.50").json().path("invoice_pdf").asText();

        ConsoleClient.Reply invoice = console.get(path);

        assertThat(invoice.status()).isEqualTo(200);
        assertThat(invoice.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(invoice.header("Content-Disposition")).isEqualTo("attachment; filename=\"VE-2026-000001.pdf\"");
        assertThat(invoice.header("Cache-Control")).isEqualTo("no-store");
        assertThat(text(invoice.body()))
                .contains("Invoice VE-2026-000001", "2026-11-16", "default", "246,900", "0.005", "1,234.50", "Total",
                        "2027-11-16", "no money was paid");
        assertThat(console.get(path).body()).as("the same each time").isEqualTo(invoice.body());
        assertThat(account.invoice(account.purchases().get(0).id())).as("in Java too").isEqualTo(invoice.body());
    }

    @Test
    void anOrganisationWhoseNameThePrintDoesNotHaveGetsAnInvoiceAllTheSame() throws IOException {
        ConsoleClient company = ConsoleClient.signedIn(emulator, "生数 Ünal");
        String path = company.post(PURCHASES, ConsoleClient.object().put("usd", "10")).json().path("invoice_pdf").asText();

        byte[] invoice = company.get(path).body();

        assertThat(text(invoice)).contains("?? Ünal");
        try (PDDocument document = Loader.loadPDF(invoice)) {
            assertThat(document.getDocumentInformation().getSubject()).isEqualTo("生数 Ünal");
        }
    }

    @Test
    void aNameThatIsLongerThanTheLineGoesOnInTheNext() throws IOException {
        ConsoleClient company = ConsoleClient.signedIn(emulator, "W".repeat(100));
        String path = company.post(PURCHASES, ConsoleClient.object().put("usd", "10")).json().path("invoice_pdf").asText();

        String text = text(company.get(path).body());

        assertThat(text.chars().filter(letter -> letter == 'W').count()).isEqualTo(100);
        assertThat(text.lines().filter(line -> line.contains("WW"))).hasSizeGreaterThan(2);
    }

    @Test
    void theInvoicesOfOthersAreNotFound() {
        String path = buy("10").json().path("invoice_pdf").asText();
        assertThat(ConsoleClient.signedIn(emulator, "another").get(path).status()).isEqualTo(404);
        assertThat(new ConsoleClient(emulator).get(path).status()).isEqualTo(401);
        assertThat(console.get(PURCHASES + "/1/invoice.pdf").status()).isEqualTo(404);
    }

    @Test
    void theChinaSiteSellsNothingForDollars() {
        try (ViduEmulator china = ViduEmulator.builder().site(Site.CHINA).start()) {
            ConsoleClient there = ConsoleClient.signedIn(china, "default");
            ConsoleClient.Reply refused = there.post(PURCHASES, ConsoleClient.object().put("usd", "10"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("message").asText()).contains("China");
        }
    }

    @Test
    void aTestCanBuyInJava() {
        PurchaseRecord bought = account.purchase("10.00");
        assertThat(bought.usd()).isEqualByComparingTo("10");
        assertThat(account.balance()).isEqualTo(2000);
        assertThatThrownBy(() -> account.purchase("9.99")).isInstanceOf(InputRefusal.class)
                .hasMessage("The smallest payment is 10.00 US dollars.");
        assertThatThrownBy(() -> account.invoice(1)).isInstanceOf(InputRefusal.class);
    }

    private ConsoleClient.Reply buy(String usd) {
        return console.post(PURCHASES, ConsoleClient.object().put("usd", usd));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
