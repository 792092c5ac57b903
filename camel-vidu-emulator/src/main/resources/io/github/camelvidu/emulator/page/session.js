// SPDX-License-Identifier: Apache-2.0

import {button, el, field, notice, say, title} from './dom.js';
import {get, post, put, reasonOf} from './http.js';

/**
 * The page of who is not signed in.
 *
 * @param {function(): Promise} signedIn what happens then
 */
export async function signIn(signedIn) {
    const {organisations} = await get('/console/organisations');
    const trouble = notice('error');
    const name = el('input', {name: 'name', type: 'text', autocomplete: 'off', maxlength: '64'});
    const enter = async work => {
        say(trouble, '');
        try {
            await work();
            await signedIn();
        } catch (error) {
            say(trouble, reasonOf(error));
        }
    };
    return el('section', {class: 'sign-in'},
        title('Sign in to the Vidu emulator'),
        el('p', {}, 'The platform signs you in with Google. This stand-in asks for a name only: it runs on this machine, knows no password, and nothing leaves the machine.'),
        el('form', {
            novalidate: true, submit: event => {
                event.preventDefault();
                enter(() => post('/console/session', {name: name.value}));
            }
        },
        field('Name', name, 'A new name makes a new organisation, without credits and keys.'),
        el('button', {type: 'submit', class: 'action'}, 'Sign in (local stand-in for Google)')),
        organisations.length === 0 ? '' : [
            el('h2', {}, 'Or go on as'),
            el('ul', {class: 'organisations'}, organisations.map(({id, name: known}) => el('li', {},
                button(known, () => enter(() => put('/console/session', {organisation: id}))))))],
        trouble);
}
