// SPDX-License-Identifier: Apache-2.0

/** The emulator refused a call: `field`, `given` and `allowed` where it names them. */
export class Refused extends Error {
    constructor(status, body) {
        super(body.message || `The emulator answered ${status}`);
        this.status = status;
        this.field = body.field;
        this.given = body.given;
        this.allowed = body.allowed;
        this.reason = body.reason;
        this.fields = body.metadata?.fields;
    }
}

/**
 * Calls the emulator and gives its JSON; undefined when there is none. Whoever is not signed in any more, be it that the
 * emulator was started anew, is told of by the event `signed-out`.
 */
export async function call(method, path, body, signal) {
    const answer = await fetch(path, {
        method,
        signal,
        credentials: 'same-origin',
        cache: 'no-store',
        headers: body === undefined ? {} : {'Content-Type': 'application/json'},
        body: body === undefined ? undefined : JSON.stringify(body)
    });
    const text = await answer.text();
    const json = text && /json/.test(answer.headers.get('Content-Type')) ? JSON.parse(text) : undefined;
    if (answer.status === 401 && path !== '/console/session') {
        window.dispatchEvent(new Event('signed-out'));
    }
    if (!answer.ok) {
        throw new Refused(answer.status, json ?? {});
    }
    return json;
}

export const get = (path, signal) => call('GET', path, undefined, signal);
export const post = (path, body = {}, signal) => call('POST', path, body, signal);
export const put = (path, body, signal) => call('PUT', path, body, signal);
export const remove = (path, signal) => call('DELETE', path, undefined, signal);

/** What went wrong, and what is allowed instead. */
export function reasonOf(error) {
    if (!(error instanceof Refused)) {
        return `The emulator did not answer: ${error.message}`;
    }
    return error.allowed ? `${error.message} Allowed: ${error.allowed}.` : error.message;
}

const SLOWEST_MS = 30_000;

/**
 * Does something again and again until the signal aborts: after the milliseconds that it returns, twice as late after
 * each failure, and not at all while the page is hidden. Ends when it returns nothing.
 *
 * @param {AbortSignal} signal ends it
 * @param {function(): Promise<number|undefined>} work what to do
 * @param {function(Error|null)} tell hears of each failure, and null of each success
 */
export async function repeat(signal, work, tell) {
    let failures = 0;
    while (!signal.aborted) {
        let wait;
        try {
            wait = await work();
            failures = 0;
            tell(null);
            if (wait === undefined) {
                return;
            }
        } catch (error) {
            if (signal.aborted) {
                return;
            }
            failures++;
            wait = Math.min(SLOWEST_MS, 1000 * 2 ** failures);
            tell(error);
        }
        await pause(wait, signal);
    }
}

/** Ends after the milliseconds, at once when aborted, and never while the page is hidden. */
function pause(milliseconds, signal) {
    return new Promise(done => {
        const end = () => {
            clearTimeout(timer);
            document.removeEventListener('visibilitychange', check);
            signal.removeEventListener('abort', end);
            done();
        };
        let due = false;
        const check = () => {
            if (due && !document.hidden) {
                end();
            }
        };
        const timer = setTimeout(() => {
            due = true;
            check();
        }, milliseconds);
        document.addEventListener('visibilitychange', check);
        signal.addEventListener('abort', end);
    });
}
