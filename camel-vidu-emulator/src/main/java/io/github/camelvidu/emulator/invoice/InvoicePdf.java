// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.invoice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Optional;

import io.github.camelvidu.emulator.platform.Platform;
import io.github.camelvidu.emulator.rules.InputRefusal;
import io.github.camelvidu.emulator.store.AccountRecord;
import io.github.camelvidu.emulator.store.CreditPackageRecord;
import io.github.camelvidu.emulator.store.PurchaseRecord;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The invoice of a purchase as a PDF, the same bytes each time (Vidu reference, section 17: one invoice a transaction).
 * The font is one that comes with the PDF library: no fonts of the machine are looked for.
 */
public final class InvoicePdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String SELLER = "Vidu emulator";
    private static final String NOTE
            = "Made by an emulator on a developer's machine: no money was paid, and this is no document for taxes.";

    private InvoicePdf() {
    }

    /** @throws InputRefusal if the account has no such purchase */
    public static byte[] of(Platform platform, long accountId, long purchaseId) {
        PurchaseRecord purchase = platform.purchases().find(accountId, purchaseId)
                .orElseThrow(() -> InputRefusal.notFound(
                        "id", Long.toString(purchaseId), "There is no purchase of this id."));
        String organisation = platform.accounts().organisation(accountId).map(AccountRecord::name).orElseThrow();
        CreditPackageRecord bought = platform.books().packages(accountId).stream()
                .filter(it -> it.id() == purchase.packageId()).findFirst().orElseThrow();
        Sheet.Line line = new Sheet.Line(
                "Credits, valid from " + day(bought.validFrom()) + " to " + day(bought.validTo()), purchase.credits(),
                platform.purchases().usdPerCredit(), purchase.usd());
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(purchase.invoice());
            describe(document, purchase, organisation);
            try (Sheet sheet = new Sheet(document, font(document))) {
                sheet.title("Invoice " + purchase.invoiceNumber());
                sheet.fact("Date (UTC)", day(purchase.madeAt()).toString());
                sheet.fact("From", SELLER);
                sheet.fact("To", organisation);
                sheet.table(line);
                sheet.note(NOTE);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The invoice could not be made", e);
        }
    }

    /** The name of the organisation stands here in full, be it in letters that the font does not have. */
    private static void describe(PDDocument document, PurchaseRecord purchase, String organisation) {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle("Invoice " + purchase.invoiceNumber());
        information.setAuthor(SELLER);
        information.setSubject(organisation);
        information.setCreationDate(GregorianCalendar.from(purchase.madeAt().atZone(ZoneOffset.UTC)));
    }

    private static PDFont font(PDDocument document) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
            return PDType0Font.load(document, Optional.ofNullable(in).orElseThrow());
        }
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
