// SPDX-License-Identifier: Apache-2.0

/**
 * Makes an element. Text goes in as text only, never as markup.
 *
 * @param {string} name tag name
 * @param {object} attributes attributes; a function listens to the event of its name, false and null leave one out
 * @param {...(Node|string|number|null|undefined|Array)} children nodes and texts; null and undefined are left out
 */
export function el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (typeof value === 'function') {
            element.addEventListener(key, value);
        } else if (value !== false && value !== null && value !== undefined) {
            element.setAttribute(key, value === true ? '' : value);
        }
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
}

/** A button that does not send a form. */
export function button(text, click, attributes = {}) {
    return el('button', {type: 'button', click, ...attributes}, text);
}

let fields = 0;

/** A labelled input, with a hint below it. The input gets an id if it has none. */
export function field(label, input, hint) {
    input.id ||= `field-${++fields}`;
    const below = hint && el('small', {id: `${input.id}-hint`}, hint);
    if (below) {
        input.setAttribute('aria-describedby', below.id);
    }
    return el('div', {class: 'field'}, el('label', {for: input.id}, label), input, below);
}

/** A select of [value, text] pairs or plain texts. */
export function select(options, chosen, attributes = {}) {
    return el('select', attributes, options.map(option => {
        const [value, text] = Array.isArray(option) ? option : [option, option];
        return el('option', {value, selected: String(value) === String(chosen)}, text);
    }));
}

/**
 * A table that scrolls by itself where it is too wide.
 *
 * @param {string} caption what it shows
 * @param {Array} columns [heading, kind] pairs or headings; kind "number" is set to the right
 * @param {Array<Array>} rows cells, each a node or a text
 * @param {string} empty what to say when there are no rows
 */
export function table(caption, columns, rows, empty) {
    if (rows.length === 0) {
        return el('p', {class: 'empty'}, empty);
    }
    const kinds = columns.map(column => Array.isArray(column) ? column[1] : null);
    return el('div', {class: 'wide', role: 'region', 'aria-label': caption, tabindex: '0'}, el('table', {},
        el('caption', {class: 'unseen'}, caption),
        el('thead', {}, el('tr', {}, columns.map((column, i) =>
            el('th', {scope: 'col', class: kinds[i]}, Array.isArray(column) ? column[0] : column)))),
        el('tbody', {}, rows.map(cells => el('tr', {}, cells.map((cell, i) => el('td', {class: kinds[i]}, cell)))))));
}

/** A paragraph that is read out when its text changes. */
export function notice(kind = 'notice') {
    return el('p', {class: kind, role: kind === 'error' ? 'alert' : 'status'});
}

/** Says something to who listens instead of looking. */
export function announce(text) {
    document.getElementById('announcement').textContent = text;
}

/** Sets a text if it is another one, so that nothing is read out or drawn twice. */
export function say(element, text) {
    if (element.textContent !== String(text)) {
        element.textContent = text;
    }
}

/** A heading that a new view's focus goes to. */
export function title(text) {
    return el('h1', {tabindex: '-1'}, text);
}

const whole = new Intl.NumberFormat('en-GB');

/** 1234567 as 1,234,567. */
export function number(value) {
    return whole.format(value);
}

/** A time in UTC, as everything in the console, to the second. */
export function time(instant) {
    if (!instant) {
        return '';
    }
    const text = new Date(instant).toISOString();
    return el('time', {datetime: text}, `${text.slice(0, 10)} ${text.slice(11, 19)}`);
}

/** Credits with their value in dollars. */
export function credits(count) {
    return `${number(count)} credits`;
}

/** An amount of money, which comes as decimal text: with two places, or as many as it takes. */
export function usd(amount) {
    const [whole, part = ''] = amount.split('.');
    return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part.replace(/0+$/, '').padEnd(2, '0')} USD`;
}

/** JSON as it is read best. */
export function json(value) {
    return el('pre', {tabindex: '0'}, el('code', {}, JSON.stringify(value, null, 2)));
}
