// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvidu.emulator.invoice.InvoicePdf;
import io.github.camelvidu.emulator.platform.Books;
import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.platform.Purchases;
import io.github.camelvidu.emulator.platform.Purchases.Quote;
import io.github.camelvidu.emulator.store.CreditPackageRecord;
import io.github.camelvidu.emulator.store.PurchaseRecord;

/**
 * Balance, packages and purchases of the organisation (Vidu reference, sections 12 and 17). Amounts of money are text,
 * so that no reader makes binary fractions of them.
 */
final class MoneyCalls {

    private static final String PURCHASES = "/console/purchases";

    private final Platform platform;
    private final Sessions sessions;

    MoneyCalls(Platform platform, Sessions sessions) {
        this.platform = platform;
        this.sessions = sessions;
    }

    void addTo(ConsoleRoutes routes) {
        routes.add("GET", "/console/balance", this::balance)
                .add("GET", "/console/packages", this::packages)
                .add("GET", "/console/quote", this::quote)
                .add("GET", PURCHASES, this::list)
                .add("POST", PURCHASES, this::buy)
                .add("GET", PURCHASES + "/{id}/invoice.pdf", this::invoice);
    }

    private ConsoleAnswer balance(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        Books books = platform.books();
        long balance = books.balance(organisation);
        return ConsoleAnswer.json(JsonNodeFactory.instance.objectNode()
                .put("credits", balance)
                .put("usd", platform.purchases().value(balance).toPlainString())
                .put("reserved", books.reserved(organisation))
                .put("charged", books.charged(organisation))
                .put("running", platform.running(organisation))
                .put("waiting", platform.waiting(organisation))
                .put("concurrency", platform.concurrency()));
    }

    private ConsoleAnswer packages(ConsoleCall call) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("packages");
        for (CreditPackageRecord bought : platform.books().packages(sessions.of(call).organisation())) {
            list.addObject()
                    .put("id", Long.toString(bought.id()))
                    .put("name", bought.name())
                    .put("type", bought.type())
                    .put("credit_amount", bought.creditAmount())
                    .put("credit_remain", bought.creditRemain())
                    .put("valid_from", bought.validFrom().toString())
                    .put("valid_to", bought.validTo().toString())
                    .put("lapsed", !bought.validTo().isAfter(platform.now()));
        }
        return ConsoleAnswer.json(json);
    }

    /** For whoever is typing an amount. */
    private ConsoleAnswer quote(ConsoleCall call) {
        sessions.of(call);
        Quote quote = platform.purchases().quote(call.parameter("usd").orElse(""));
        return ConsoleAnswer.json(JsonNodeFactory.instance.objectNode()
                .put("usd", quote.usd().toPlainString())
                .put("credits", quote.credits())
                .put("usd_per_credit", platform.purchases().usdPerCredit().toPlainString()));
    }

    private ConsoleAnswer list(ConsoleCall call) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("purchases");
        platform.purchases().purchases(sessions.of(call).organisation()).forEach(purchase -> list.add(json(purchase)));
        return ConsoleAnswer.json(json);
    }

    private ConsoleAnswer buy(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        return ConsoleAnswer.json(201, json(
                platform.purchases().buy(organisation, call.body("usd").text("usd", Purchases.AMOUNTS))));
    }

    private ConsoleAnswer invoice(ConsoleCall call) {
        long organisation = sessions.of(call).organisation();
        byte[] pdf = InvoicePdf.of(platform, organisation, call.id());
        String number = platform.purchases().find(organisation, call.id()).orElseThrow().invoiceNumber();
        return ConsoleAnswer.bytes(200, "application/pdf", pdf)
                .with("Content-Disposition", "attachment; filename=\"" + number + ".pdf\"");
    }

    private ObjectNode json(PurchaseRecord purchase) {
        return JsonNodeFactory.instance.objectNode()
                .put("id", Long.toString(purchase.id()))
                .put("invoice", purchase.invoiceNumber())
                .put("usd", purchase.usd().toPlainString())
                .put("credits", purchase.credits())
                .put("usd_per_credit", platform.purchases().usdPerCredit().toPlainString())
                .put("package", Long.toString(purchase.packageId()))
                .put("made_at", purchase.madeAt().toString())
                .put("invoice_pdf", PURCHASES + "/" + purchase.id() + "/invoice.pdf");
    }
}
