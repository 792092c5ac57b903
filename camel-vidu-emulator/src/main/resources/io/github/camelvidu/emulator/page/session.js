// SPDX-License-Identifier: Apache-2.0

import {el, field, notice, say, title} from './dom.js';
import {post, reasonOf} from './http.js';

/**
 * The page of who is not signed in.
 *
 * @param {function(): Promise} signedIn what happens then
 */
export async function signIn(signedIn) {
    const trouble = notice('error');
    const name = el('input', {name: 'name', type: 'text', autocomplete: 'off', maxlength: '100'});
    const enter = async event => {
        event.preventDefault();
        say(trouble, '');
        try {
            await post('/console/session', {name: name.value});
            await signedIn();
        } catch (error) {
            say(trouble, reasonOf(error));
            name.focus();
        }
    };
    return el('section', {class: 'sign-in'},
        title('Sign in to the Vidu emulator'),
        el('p', {}, 'The platform signs you in with Google. Here a name is enough: this is a local stand-in, it knows no password, and nothing leaves this machine.'),
        el('form', {submit: enter, novalidate: true},
            field('Name', name, 'A new name makes a new organisation, without credits and keys. The account that the emulator was started with is named default.'),
            trouble,
            el('button', {type: 'submit', class: 'action'}, 'Sign in (local stand-in for Google)')));
}
