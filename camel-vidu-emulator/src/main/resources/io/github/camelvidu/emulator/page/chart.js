// SPDX-License-Identifier: Apache-2.0

import uPlot from '/webjars/uplot/dist/uPlot.esm.js';

const HEIGHT = 220;
/** Widths in pixels: of the axis at the left, and of a letter at most. */
const AXIS = 64;
const LETTER = 7;

/**
 * Draws one bar for each name, as wide as the place, in the colours of the page. The table beside it says the same to
 * who does not see it.
 *
 * @param {Element} place what it is drawn in
 * @param {string[]} names what stands below the bars
 * @param {number[]} values how high they are
 * @param {AbortSignal} signal takes it away
 */
export function bars(place, names, values, signal) {
    place.plot?.destroy();
    place.replaceChildren();
    place.hidden = values.length === 0;
    if (place.hidden) {
        return;
    }
    place.setAttribute('aria-hidden', 'true');
    const colour = name => () => getComputedStyle(place).getPropertyValue(name).trim() || getComputedStyle(place).color;
    const axis = {stroke: colour('--quiet'), grid: {stroke: colour('--line'), width: 1}, ticks: {show: false}, font: '12px system-ui, sans-serif'};
    place.plot = new uPlot({
        width: place.clientWidth || 600,
        height: HEIGHT,
        legend: {show: false},
        cursor: {show: false},
        scales: {x: {time: false, range: [-0.6, names.length - 0.4]}, y: {range: (plot, low, high) => [0, Math.max(1, high * 1.1)]}},
        axes: [
            {...axis, size: 32, grid: {show: false}, splits: () => names.map((name, i) => i), values: (plot, splits) => labels(plot, splits, names)},
            {...axis, size: AXIS, values: (plot, splits) => splits.map(value => Number.isInteger(value) ? value.toLocaleString('en-GB') : '')}],
        series: [{}, {fill: colour('--accent'), stroke: colour('--accent'), width: 0, points: {show: false}, paths: uPlot.paths.bars({size: [0.6, 48]})}]
    }, [names.map((name, i) => i), values], place);
    const size = new ResizeObserver(() => {
        if (place.clientWidth > 0 && place.clientWidth !== place.plot.width) {
            place.plot.setSize({width: place.clientWidth, height: HEIGHT});
        }
    });
    size.observe(place);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => place.plot.redraw();
    dark.addEventListener('change', redraw);
    signal.addEventListener('abort', () => {
        size.disconnect();
        dark.removeEventListener('change', redraw);
    }, {once: true});
}

/** As many names as there is room for. */
function labels(plot, splits, names) {
    const room = Math.max(1, Math.floor((plot.width - AXIS) / (LETTER * (2 + Math.max(...names.map(name => name.length))))));
    const every = Math.ceil(splits.length / room);
    return splits.map((at, i) => i % every === 0 ? names[at] : '');
}
