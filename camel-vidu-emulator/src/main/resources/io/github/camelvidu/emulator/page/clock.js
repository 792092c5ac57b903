// SPDX-License-Identifier: Apache-2.0

import {announce, button, el, field, notice, say, title} from './dom.js';
import {get, post, reasonOf} from './http.js';
import {looks} from './looks.js';

const TICK_MS = 1000;
const STEPS = [['PT1M', '1 minute'], ['PT1H', '1 hour'], ['PT24H', '1 day'], ['PT168H', '7 days']];

/** The emulator's clock, which the queue, the hourly billing, links and voices follow. */
export async function clock({signal, refresh}) {
    const face = el('p', {class: 'clock'});
    const state = el('p', {class: 'aside'});
    // of what the user did, until the user does something else
    const trouble = notice('error');
    const scale = el('input', {type: 'text', inputmode: 'decimal', value: '60', autocomplete: 'off'});
    const step = el('input', {type: 'text', value: 'PT90M', autocomplete: 'off', spellcheck: 'false'});

    const show = ({now: time, stopped, scale: pace}) => {
        say(face, `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`);
        say(state, stopped ? 'The clock is stopped.' : pace === 1 ? 'The clock runs in real time.' : `The clock runs ${pace} times as fast.`);
    };
    const set = async (change, said) => {
        say(trouble, '');
        try {
            show(await post('/emulator/clock', change));
            announce(said);
            await refresh();
        } catch (error) {
            say(trouble, reasonOf(error));
        }
    };
    show(await get('/emulator/clock', signal));
    const lost = looks(signal, async () => {
        show(await get('/emulator/clock', signal));
        return TICK_MS;
    });
    return [
        title('Clock'),
        el('p', {class: 'aside'}, 'Tasks, links, the hourly billing, packages and voices follow this clock. It is common to all organisations.'),
        face, state, trouble, lost,
        el('p', {class: 'actions'},
            button('Stop', () => set({stop: true}, 'The clock is stopped.')),
            button('Run', () => set({run: true}, 'The clock runs.'))),
        el('h2', {}, 'Advance'),
        el('p', {class: 'actions'}, STEPS.map(([duration, text]) =>
            button(text, () => set({advance: duration}, `The clock is advanced by ${text}.`), {'aria-label': `Advance by ${text}`}))),
        el('form', {
            class: 'line', novalidate: true, submit: event => {
                event.preventDefault();
                set({advance: step.value.trim()}, `The clock is advanced by ${step.value}.`);
            }
        }, field('By a duration', step, 'ISO 8601, such as PT90M or PT49H.'), el('button', {type: 'submit'}, 'Advance')),
        el('h2', {}, 'Pace'),
        el('form', {
            class: 'line', novalidate: true, submit: event => {
                event.preventDefault();
                set({scale: Number(scale.value)}, `The clock runs ${scale.value} times as fast.`);
            }
        }, field('Times as fast', scale, 'With 60 a minute takes a second.'), el('button', {type: 'submit'}, 'Set'))
    ];
}
