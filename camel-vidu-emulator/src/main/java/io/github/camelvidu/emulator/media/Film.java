// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

/**
 * The pictures of a video: the scenery of its seed, the prompt over it, the label and the seconds below. What is drawn
 * depends on the spec alone. Not safe for use by several threads.
 *
 * <p>
 * It has fewer pictures than the nominal frame rate promises, each shown for longer, so that a test does not wait for
 * media.
 */
final class Film {

    private static final int WHITE = 0xFFFFFF;
    private static final int SHADE = 0x0B1020;
    private static final int MOST_PICTURES_PER_SECOND = 8;
    private static final int MOST_PICTURES = 128;

    private final VideoSpec spec;
    private final Scenery scenery;
    private final Canvas still;
    private final Canvas moving;
    /** A 36th of the shorter side: what margins and letters are measured in. */
    private final double module;

    Film(VideoSpec spec) {
        this.spec = spec;
        this.scenery = new Scenery(spec.seed());
        this.still = new Canvas(spec.width(), spec.height());
        this.moving = new Canvas(spec.width(), spec.height());
        this.module = Math.min(spec.width(), spec.height()) / 36.0;
        scenery.drawLandscape(still);
        drawPrompt();
        drawLabel();
    }

    int picturesPerSecond() {
        return Math.max(1, Math.min(Math.min(spec.fps(), MOST_PICTURES_PER_SECOND), MOST_PICTURES / spec.seconds()));
    }

    int pictures() {
        return spec.seconds() * picturesPerSecond();
    }

    /** One picture; the canvas is drawn over by the next call. */
    Canvas picture(int index) {
        moving.copy(still);
        scenery.drawBalloon(moving, index / (double) Math.max(1, pictures() - 1));
        drawClock(index / picturesPerSecond());
        drawProgress((index + 1) / (double) pictures());
        return moving;
    }

    private void drawPrompt() {
        double pad = module * 1.2;
        double margin = module * 1.8;
        TextBlock text = TextBlock.fit(spec.prompt(), spec.width() - 2 * (margin + pad), spec.height() * 0.44 - 2 * pad,
                module * 0.32, module * 0.13);
        if (!text.lines().isEmpty()) {
            still.fill(0, 0, spec.width(), spec.height(), Canvas.box(margin, margin, margin + text.width() + 2 * pad,
                    margin + text.height() + 2 * pad, module * 0.8), (x, y) -> SHADE, 0.5);
            text.draw(still, margin + pad, margin + pad, WHITE, 1);
        }
    }

    private void drawLabel() {
        double y = spec.height() - module * 2.4;
        TextBlock.fit(spec.label(), spec.width() - module * 12, module, module * 0.16, module * 0.12)
                .draw(still, module * 1.8, y, WHITE, 0.85);
        if (spec.watermark()) {
            drawRight(still, "AI generated", y - module * 2.4, module * 0.2, 0.75);
        }
    }

    private void drawClock(int second) {
        drawRight(moving, second + " / " + spec.seconds() + " s", spec.height() - module * 2.4, module * 0.16, 0.85);
    }

    private void drawRight(Canvas canvas, String text, double y, double unit, double opacity) {
        double x = spec.width() - module * 1.8 - StrokeFont.width(text) * unit;
        StrokeFont.draw(canvas, text, x, y, unit, WHITE, opacity);
    }

    private void drawProgress(double part) {
        double top = spec.height() - module * 0.4;
        moving.fill(0, top, spec.width() * part, spec.height(), (x, y) -> Math.max(top - y, x - spec.width() * part),
                (x, y) -> WHITE, 0.8);
    }
}
