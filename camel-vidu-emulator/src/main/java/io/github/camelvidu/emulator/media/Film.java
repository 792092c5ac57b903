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
    private static final int MOST_PICTURES_PER_SECOND = 8;
    private static final int MOST_PICTURES = 128;
    /** Of all pictures together; only the largest and longest films come near. */
    private static final int MOST_PIXELS = 500_000_000;

    private final VideoSpec spec;
    private final Canvas still;
    private final Canvas moving;
    private final Backdrop backdrop;

    Film(VideoSpec spec) {
        this.spec = spec;
        this.still = Canvas.of(spec.width(), spec.height());
        this.moving = Canvas.of(spec.width(), spec.height());
        this.backdrop = new Backdrop(still, spec.seed());
        backdrop.drawPrompt(spec.prompt());
        backdrop.drawLabel(spec.label());
        if (spec.watermark()) {
            backdrop.drawWatermark();
        }
    }

    /** How many pictures there are; all are shown equally long. */
    int pictures() {
        int inSecond = Math.min(Math.min(spec.fps(), MOST_PICTURES_PER_SECOND), MOST_PICTURES / spec.seconds());
        return Math.min(spec.seconds() * Math.max(1, inSecond), MOST_PIXELS / (spec.width() * spec.height()));
    }

    /** One picture; the canvas is drawn over by the next call. */
    Canvas picture(int index) {
        moving.copy(still);
        backdrop.scenery().drawBalloon(moving, index / (double) Math.max(1, pictures() - 1));
        backdrop.drawAside(moving, index * spec.seconds() / pictures() + " / " + spec.seconds() + " s");
        drawProgress((index + 1) / (double) pictures());
        return moving;
    }

    private void drawProgress(double part) {
        double top = moving.height() - backdrop.module() * 0.4;
        double right = moving.width() * part;
        moving.fill(0, top, right, moving.height(), (x, y) -> Math.max(top - y, x - right), (x, y) -> WHITE, 0.8);
    }
}
