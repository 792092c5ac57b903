// SPDX-License-Identifier: Apache-2.0

import {announce, credits, el, notice} from './dom.js';
import {get, put, reasonOf, Refused, remove, repeat} from './http.js';
import {billing} from './billing.js';
import {clock} from './clock.js';
import {faults} from './faults.js';
import {help} from './help.js';
import {keys} from './keys.js';
import {signIn} from './session.js';
import {task} from './task.js';
import {newTask} from './new-task.js';
import {tasks} from './tasks.js';
import {usage} from './usage.js';

const views = {tasks, task, 'new-task': newTask, keys, billing, usage, faults, clock, help};
const BALANCE_MS = 5000;

const top = document.getElementById('top');
const main = document.getElementById('main');
const chooser = document.getElementById('organisation');
let current = new AbortController();
let session = null;

/** Shows what the address names, in place of what was shown. */
async function show(focus) {
    current.abort();
    current = new AbortController();
    const {signal} = current;
    if (!session) {
        top.hidden = true;
        await fill(() => signIn(start), signal, focus);
        document.title = 'Sign in · Vidu emulator';
        return;
    }
    const [name, argument] = location.hash.slice(1).split('/');
    const view = views[name] ?? tasks;
    for (const link of document.querySelectorAll('nav a')) {
        const here = link.hash === `#${section(name)}`;
        link.toggleAttribute('aria-current', here);
        if (here) {
            link.setAttribute('aria-current', 'page');
        }
    }
    await fill(() => view({signal, argument, session, refresh: showBalance}), signal, focus);
}

function section(name) {
    return ['task', 'new-task'].includes(name) || !(name in views) ? 'tasks' : name;
}

async function fill(view, signal, focus) {
    let content;
    try {
        content = await view();
    } catch (error) {
        if (signal.aborted || error.status === 401) {
            return;
        }
        content = [el('h1', {tabindex: '-1'}, 'This did not work'), el('p', {class: 'error', role: 'alert'}, reasonOf(error))];
    }
    if (signal.aborted) {
        return;
    }
    main.replaceChildren(...[content].flat());
    const heading = main.querySelector('h1');
    document.title = `${heading.textContent} · Vidu emulator`;
    if (focus) {
        heading.focus();
    }
}

/** Reads the balance anew. */
async function showBalance() {
    const balance = await get('/console/balance');
    const text = document.getElementById('balance');
    const shown = credits(balance.credits);
    if (text.textContent !== shown) {
        text.textContent = shown;
    }
}

/** Finds out who is signed in, and shows the page for that. */
async function start() {
    try {
        session = await get('/console/session');
    } catch (error) {
        if (!(error instanceof Refused && error.status === 401)) {
            throw error;
        }
        session = null;
    }
    if (session) {
        chooser.replaceChildren(...session.organisations.map(({id, name}) => el('option', {value: id}, name)));
        chooser.value = session.organisation.id;
        await showBalance();
        top.hidden = false;
    }
    await show(true);
}

document.getElementById('sign-out').addEventListener('click', async () => {
    await remove('/console/session');
    announce('Signed out.');
    location.hash = '';
    await start();
});
chooser.addEventListener('change', async () => {
    session = await put('/console/session', {organisation: chooser.value});
    announce(`You work for ${session.organisation.name} now.`);
    await showBalance();
    await show(false);
});
document.querySelector('.skip').addEventListener('click', event => {
    event.preventDefault();
    main.focus();
});
window.addEventListener('hashchange', () => show(true));
window.addEventListener('signed-out', () => {
    if (session) {
        session = null;
        show(true);
    }
});
start().catch(error => {
    const text = notice('error');
    main.replaceChildren(text);
    text.textContent = reasonOf(error);
});
repeat(new AbortController().signal, async () => {
    if (session) {
        await showBalance();
    }
    return BALANCE_MS;
}, () => {});
