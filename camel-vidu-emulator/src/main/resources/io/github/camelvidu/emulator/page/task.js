// SPDX-License-Identifier: Apache-2.0

import {announce, button, el, json, notice, number, say, time, title} from './dom.js';
import {get, post, reasonOf} from './http.js';
import {looks} from './looks.js';
import {about, stateOf} from './tasks.js';

const RUNNING_MS = 700;

/** One task: its results, and what the platform was asked and has answered. */
export async function task({signal, argument, refresh}) {
    const path = `/console/tasks/${encodeURIComponent(argument)}`;
    const [first, {keys}] = await Promise.all([get(path, signal), get('/console/keys', signal)]);
    let seen = first;
    const state = stateOf(seen.task);
    const credits = el('dd');
    const ended = el('dd');
    // of what the user did, until the user does something else
    const trouble = notice('error');
    const results = el('div', {class: 'results'});
    const answer = el('div');
    const cancel = button('Cancel the task', async () => {
        try {
            await post(`${path}/cancel`);
            show(await get(path, signal));
            announce('The task is cancelled, its credits are back.');
            await refresh();
        } catch (error) {
            say(trouble, reasonOf(error));
        }
    });
    let shownState = null;

    const show = now => {
        seen = now;
        state.update(now.task);
        say(credits, `${number(now.task.credits)}${now.task.ended_at ? '' : ' reserved'}`);
        ended.replaceChildren(now.task.ended_at ? time(now.task.ended_at) : '–');
        cancel.hidden = Boolean(now.task.started_at || now.task.ended_at);
        // only when something happened: a new link would stop the film
        if (now.task.state !== shownState) {
            shownState = now.task.state;
            answer.replaceChildren(now.answer ? json(now.answer) : el('p', {class: 'empty'}, 'The creations query does not know tasks of this kind.'));
            results.replaceChildren(...now.task.creations.map(creation => result(now.task, creation, path)));
        }
    };
    show(seen);
    const lost = seen.task.ended_at ? null : looks(signal, async () => {
        show(await get(path, signal));
        if (!seen.task.ended_at) {
            return RUNNING_MS;
        }
        announce(`The task has ended: ${seen.task.state}.`);
        await refresh();
        return undefined;
    });
    return [
        el('p', {class: 'back'}, el('a', {href: '#tasks'}, 'All tasks')),
        title(`Task ${seen.task.id}`),
        el('p', {class: 'prompt'}, seen.task.prompt),
        el('dl', {class: 'facts'},
            el('dt', {}, 'State'), el('dd', {}, state.node),
            el('dt', {}, 'What'), el('dd', {}, about(seen.task)),
            el('dt', {}, 'Credits'), credits,
            el('dt', {}, 'Created (UTC)'), el('dd', {}, time(seen.task.created_at)),
            el('dt', {}, 'Ended (UTC)'), ended,
            el('dt', {}, 'API key'), el('dd', {}, keys.find(({id}) => id === seen.task.key_id)?.nickname ?? 'deleted')),
        trouble, lost, cancel, results,
        part('Request', `${seen.request.method} ${seen.request.path}`, json(seen.request.body)),
        seen.created ? part('Answer to the request', 'What the create call answered', json(seen.created)) : null,
        part('Answer to the query', `GET /ent/v2/tasks/${seen.task.id}/creations, its links new with each query`, answer)
    ].filter(node => node);
}

function part(heading, line, content) {
    return el('section', {}, el('h2', {}, heading), el('p', {class: 'about'}, line), content);
}

/** A creation that is played or looked at here. Its link is read anew when it does not work any more. */
function result(task, creation, path) {
    const renew = element => {
        let tried = false;
        element.addEventListener('error', async () => {
            if (!tried) {
                tried = true;
                const now = await get(path);
                element.src = now.task.creations.find(({id}) => id === creation.id).url;
            }
        });
        return element;
    };
    const caption = el('figcaption', {}, `Creation ${creation.id} `,
        el('a', {href: creation.url, download: ''}, 'Download'));
    switch (task.result) {
        case 'video':
            return el('figure', {}, renew(el('video', {
                src: creation.url, poster: creation.cover_url, controls: true, preload: 'metadata', playsinline: true,
                'aria-label': 'Result'
            })), caption);
        case 'image':
            return el('figure', {}, renew(el('img', {src: creation.url, alt: task.prompt || 'Result'})), caption);
        default:
            return el('figure', {}, renew(el('audio', {
                src: creation.url, controls: true, preload: 'metadata', 'aria-label': 'Result'
            })), caption);
    }
}
