// SPDX-License-Identifier: Apache-2.0

import {announce, button, el, field, notice, say, table, time, title} from './dom.js';
import {get, post, reasonOf, remove} from './http.js';

/** The API keys of the organisation. A new one is shown once and kept nowhere in the browser. */
export async function keys({signal}) {
    const list = el('div');
    const shown = el('div', {role: 'status'});
    const trouble = notice('error');
    const nickname = el('input', {name: 'nickname', type: 'text', autocomplete: 'off', maxlength: '100'});

    const act = async (work, said) => {
        say(trouble, '');
        try {
            const within = list.contains(document.activeElement);
            const row = document.activeElement.closest('[data-key]')?.dataset.key;
            await work();
            await draw();
            if (within) {
                (list.querySelector(`[data-key="${row}"] button`) ?? nickname).focus();
            }
            announce(said);
        } catch (error) {
            say(trouble, reasonOf(error));
        }
    };
    const draw = async () => {
        const {keys: all} = await get('/console/keys', signal);
        list.replaceChildren(table('API keys', ['Nickname', 'Key', 'State', 'Created (UTC)', 'Actions'], all.map(key => [
            key.nickname,
            el('code', {}, key.hint),
            el('span', {class: 'state', 'data-state': key.state}, key.state),
            time(key.created_at),
            el('span', {class: 'actions', 'data-key': key.id},
                key.state === 'active'
                    ? button('Suspend', () => act(() => post(`/console/keys/${key.id}/suspend`), `${key.nickname} is suspended.`), {'aria-label': `Suspend ${key.nickname}`})
                    : button('Resume', () => act(() => post(`/console/keys/${key.id}/resume`), `${key.nickname} is active again.`), {'aria-label': `Resume ${key.nickname}`}),
                button('Delete', () => act(() => remove(`/console/keys/${key.id}`), `${key.nickname} is deleted.`), {'aria-label': `Delete ${key.nickname}`, class: 'danger'}))
        ]), 'No keys yet.'));
    };
    const create = event => {
        event.preventDefault();
        act(async () => {
            const created = await post('/console/keys', {nickname: nickname.value});
            nickname.value = '';
            show(created);
        }, 'The key is created.');
    };
    const show = created => {
        const key = el('code', {class: 'secret', tabindex: '0'}, created.key);
        const said = el('span', {role: 'status'});
        shown.replaceChildren(el('section', {class: 'notice'},
            el('h2', {}, `The key ${created.nickname}`),
            el('p', {}, 'Copy it now: it is shown this once, and only its hash is kept.'),
            el('p', {}, key),
            el('p', {class: 'actions'},
                button('Copy', async () => {
                    await navigator.clipboard.writeText(created.key);
                    say(said, 'Copied.');
                }),
                button('I have it', () => {
                    shown.replaceChildren();
                    nickname.focus();
                }), said)));
        key.focus();
    };
    await draw();
    return [
        title('API keys'),
        el('p', {class: 'aside'}, 'At most ten keys are active at a time. A suspended key is refused; what it has begun goes on. Only a suspended key can be deleted.'),
        shown, trouble, list,
        el('section', {},
            el('h2', {}, 'New key'),
            el('form', {class: 'narrow', submit: create, novalidate: true},
                field('Nickname', nickname, 'Tells your keys apart.'),
                el('button', {type: 'submit', class: 'action'}, 'Create the key')))
    ];
}
