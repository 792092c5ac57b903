// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

/**
 * What stands still: the scenery of a seed, the prompt over it, small print and the notice below. It depends on its
 * arguments alone. Not safe for use by several threads.
 */
final class Backdrop {

    private static final int WHITE = 0xFFFFFF;
    private static final int SHADE = 0x0B1020;

    private final Canvas canvas;
    private final Scenery scenery;
    /** A 36th of the shorter side: what margins and letters are measured in. */
    private final double module;

    /** Draws on a canvas, over all of it. */
    Backdrop(Canvas canvas, long seed) {
        this.canvas = canvas;
        this.scenery = new Scenery(seed);
        this.module = Math.min(canvas.width(), canvas.height()) / 36.0;
        scenery.drawLandscape(canvas);
    }

    Scenery scenery() {
        return scenery;
    }

    double module() {
        return module;
    }

    /** Puts a text at the top; one without letters leaves no mark. */
    void drawPrompt(String prompt) {
        double pad = module * 1.2;
        double margin = module * 1.8;
        TextBlock text = TextBlock.fit(prompt, canvas.width() - 2 * (margin + pad), canvas.height() * 0.44 - 2 * pad,
                module * 0.32, module * 0.13);
        if (!text.lines().isEmpty()) {
            canvas.fill(0, 0, canvas.width(), canvas.height(), Canvas.box(margin, margin, margin + text.width() + 2 * pad,
                    margin + text.height() + 2 * pad, module * 0.8), (x, y) -> SHADE, 0.5);
            text.draw(canvas, margin + pad, margin + pad, WHITE, 1);
        }
    }

    /** Puts one line at the lower left. */
    void drawLabel(String label) {
        TextBlock.fit(label, canvas.width() - module * 12, module, module * 0.16, module * 0.12)
                .draw(canvas, module * 1.8, line(1), WHITE, 0.85);
    }

    /** Puts the notice at the right, above the lowest line (Vidu reference, section 13). */
    void drawWatermark() {
        drawRight(canvas, "AI generated", line(2), 0.2, 0.75);
    }

    /** Puts a text on the right of the lowest line of a canvas of the same size. */
    void drawAside(Canvas other, String text) {
        drawRight(other, text, line(1), 0.16, 0.85);
    }

    /** Where a line from below begins; 1 is the lowest. */
    private double line(int number) {
        return canvas.height() - module * 2.4 * number;
    }

    private void drawRight(Canvas on, String text, double y, double modules, double opacity) {
        double unit = module * modules;
        double x = on.width() - module * 1.8 - StrokeFont.width(text) * unit;
        StrokeFont.draw(on, text, x, y, unit, WHITE, opacity);
    }
}
