// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.invoice;

import java.io.IOException;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** One page of A4 that is written from top to bottom. Lengths are points. */
final class Sheet implements AutoCloseable {

    private static final float LEFT = 60;
    private static final float RIGHT = PDRectangle.A4.getWidth() - LEFT;
    private static final float FACTS = LEFT + 90;
    /** Right edges of the columns with numbers. */
    private static final List<Float> NUMBERS = List.of(RIGHT - 160, RIGHT - 80, RIGHT);
    private static final float TITLE_SIZE = 20;
    private static final float TEXT_SIZE = 10;
    private static final float NOTE_SIZE = 8;
    private static final float LEADING = 18;
    private static final float THOUSANDTH = 1000;
    private static final DecimalFormatSymbols ENGLISH = DecimalFormatSymbols.getInstance(Locale.ENGLISH);

    private final PDPageContentStream content;
    private final PDFont font;
    private float y = PDRectangle.A4.getHeight() - 80;

    Sheet(PDDocument document, PDFont font) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        this.content = new PDPageContentStream(document, page);
        this.font = font;
    }

    void title(String text) throws IOException {
        write(text, LEFT, TITLE_SIZE);
        y -= 2 * LEADING;
    }

    /** On as many lines as the value needs. */
    void fact(String name, String value) throws IOException {
        write(name, LEFT, TEXT_SIZE);
        StringBuilder line = new StringBuilder();
        for (int letter : printable(value).codePoints().toArray()) {
            if (width(line.toString() + Character.toString(letter)) > RIGHT - FACTS) {
                write(line.toString(), FACTS, TEXT_SIZE);
                y -= LEADING;
                line.setLength(0);
            }
            line.appendCodePoint(letter);
        }
        write(line.toString(), FACTS, TEXT_SIZE);
        y -= LEADING;
    }

    /** The lines with their heads, and the total below. */
    void table(Line... lines) throws IOException {
        y -= LEADING;
        row("Description", "Quantity", "Unit price", "Amount (USD)");
        rule();
        BigDecimal total = BigDecimal.ZERO;
        for (Line line : lines) {
            row(line.description(), format("#,##0", line.quantity()), line.unitPrice().toPlainString(),
                    format("#,##0.00", line.amount()));
            total = total.add(line.amount());
        }
        rule();
        row("Total", "", "", format("#,##0.00", total));
    }

    void note(String text) throws IOException {
        y -= LEADING;
        write(text, LEFT, NOTE_SIZE);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private void row(String description, String... numbers) throws IOException {
        write(description, LEFT, TEXT_SIZE);
        for (int i = 0; i < numbers.length; i++) {
            write(numbers[i], NUMBERS.get(i) - width(numbers[i]), TEXT_SIZE);
        }
        y -= LEADING;
    }

    private float width(String text) throws IOException {
        return font.getStringWidth(text) / THOUSANDTH * TEXT_SIZE;
    }

    private void rule() throws IOException {
        float height = y + LEADING - TEXT_SIZE / 2;
        content.moveTo(LEFT, height);
        content.lineTo(RIGHT, height);
        content.stroke();
        y -= TEXT_SIZE / 2;
    }

    private void write(String text, float x, float size) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(printable(text));
        content.endText();
    }

    /** A question mark for each letter that the font does not have. */
    private String printable(String text) throws IOException {
        StringBuilder printable = new StringBuilder();
        for (int letter : text.codePoints().toArray()) {
            printable.append(has(letter) ? Character.toString(letter) : "?");
        }
        return printable.toString();
    }

    private boolean has(int letter) throws IOException {
        try {
            font.encode(Character.toString(letter));
            return true;
        } catch (IllegalArgumentException noGlyph) {
            return false;
        }
    }

    private static String format(String pattern, Object number) {
        return new DecimalFormat(pattern, ENGLISH).format(number);
    }

    /**
     * A line of an invoice.
     *
     * @param description what was bought
     * @param quantity    how many of it
     * @param unitPrice   of one, in US dollars
     * @param amount      of all, in US dollars with two decimals
     */
    record Line(String description, long quantity, BigDecimal unitPrice, BigDecimal amount) {
    }
}
