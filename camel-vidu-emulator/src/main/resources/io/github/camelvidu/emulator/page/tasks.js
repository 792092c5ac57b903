// SPDX-License-Identifier: Apache-2.0

import {announce, button, el, notice, number, say, time, title} from './dom.js';
import {get, reasonOf} from './http.js';
import {looks} from './looks.js';

const BUSY_MS = 1000;
const IDLE_MS = 4000;

/** The list of tasks, newest first, which follows what happens to them. */
export async function tasks({signal, refresh}) {
    const list = el('ul', {class: 'tasks', 'aria-label': 'Tasks, newest first'});
    const empty = el('p', {class: 'empty', hidden: true}, 'No tasks yet. ', el('a', {href: '#new-task'}, 'Submit the first one'), '.');
    const occupancy = el('p', {class: 'aside'});
    // of what the user did, until the user does something else
    const trouble = notice('error');
    const more = button('Older tasks', () => readOlder(), {hidden: true});
    const rows = new Map();
    let oldest = null;

    const update = page => {
        say(occupancy, `${number(page.running)} of ${number(page.concurrency)} running, ${number(page.waiting)} waiting`);
        let before = list.firstChild;
        for (const task of page.tasks) {
            const known = rows.get(task.id);
            if (known) {
                known.update(task);
                before = known.node.nextSibling;
            } else {
                const added = row(task);
                rows.set(task.id, added);
                list.insertBefore(added.node, before);
            }
        }
        empty.hidden = rows.size > 0;
    };
    const readOlder = async () => {
        try {
            const page = await get(`/console/tasks?before=${oldest}`, signal);
            const first = page.tasks[0];
            update({...page, tasks: []});
            page.tasks.forEach(task => {
                if (!rows.has(task.id)) {
                    rows.set(task.id, row(task));
                    list.append(rows.get(task.id).node);
                }
            });
            oldest = page.next;
            more.hidden = !oldest;
            list.querySelector(`a[href="#task/${first?.id}"]`)?.focus();
        } catch (error) {
            say(trouble, reasonOf(error));
        }
    };
    const begin = await get('/console/tasks', signal);
    update(begin);
    oldest = begin.next;
    more.hidden = !oldest;
    let busy = begin.running + begin.waiting > 0;
    const lost = looks(signal, async () => {
        const page = await get('/console/tasks', signal);
        update(page);
        const ended = busy && page.running + page.waiting === 0;
        busy = page.running + page.waiting > 0;
        if (ended) {
            await refresh();
        }
        return busy ? BUSY_MS : IDLE_MS;
    });
    return [
        el('div', {class: 'heading'}, title('Tasks'), el('a', {class: 'action', href: '#new-task'}, 'New task')),
        occupancy, trouble, lost, empty, list, more];
}

/** One task of the list; its parts stay where they are while it goes on. */
function row(task) {
    const picture = el('span', {class: 'cover', 'aria-hidden': 'true'});
    const state = stateOf(task);
    const node = el('li', {'data-task': task.id},
        el('a', {href: `#task/${task.id}`},
            picture,
            el('span', {class: 'what'},
                el('span', {class: 'prompt'}, task.prompt || task.operation),
                el('span', {class: 'about'}, about(task), ' · ', time(task.created_at))),
            el('span', {class: 'how'}, state.node, el('span', {class: 'about'}, `${number(task.credits)} credits`))));
    let shown = task.state;
    const update = now => {
        state.update(now);
        const cover = now.creations[0]?.cover_url ?? (now.result === 'image' ? now.creations[0]?.url : undefined);
        if (cover && !picture.firstChild) {
            picture.append(el('img', {src: cover, alt: '', loading: 'lazy'}));
        }
        if (now.state !== shown && now.ended_at) {
            announce(`Task ${now.id}: ${now.state}.`);
        }
        shown = now.state;
    };
    update(task);
    return {node, update};
}

/** Kind, model and size of a task in one line. */
export function about(task) {
    return [task.operation, task.model, task.duration ? `${task.duration} s` : '', task.resolution]
        .filter(part => part).join(' · ');
}

/** The state of a task as a word, and as a bar while it is processed. */
export function stateOf(task) {
    const word = el('span', {class: 'state'});
    const bar = el('progress', {max: '100', 'aria-label': 'Progress'});
    const node = el('span', {class: 'progress'}, word, bar);
    const update = now => {
        word.dataset.state = now.state;
        say(word, now.err_code ? `${now.state}: ${now.err_code}` : now.state);
        bar.hidden = Boolean(now.ended_at) || !now.started_at;
        bar.value = now.progress;
    };
    update(task);
    return {node, update};
}
