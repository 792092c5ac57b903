// SPDX-License-Identifier: Apache-2.0

import {notice, say} from './dom.js';
import {reasonOf, repeat} from './http.js';

/**
 * Looks again and again, as `repeat` does it, and gives the line that tells why the last look failed; it is empty while
 * looks are well. What the user has done is told in another line, which the next look must not wipe.
 */
export function looks(signal, work) {
    const line = notice('error');
    repeat(signal, work, error => say(line, error ? reasonOf(error) : ''));
    return line;
}
