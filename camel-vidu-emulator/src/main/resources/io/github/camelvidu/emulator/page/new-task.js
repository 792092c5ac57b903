// SPDX-License-Identifier: Apache-2.0

import {announce, button, el, field, notice, number, say, select, title, usd} from './dom.js';
import {get, post, reasonOf, Refused} from './http.js';

const TYPING_MS = 250;
/** Members that most people set; the others are folded away, but for what a request must have. */
const COMMON = ['prompt', 'model', 'images', 'image', 'text', 'duration', 'resolution', 'aspect_ratio', 'audio', 'off_peak'];

/** The form that submits a task. What a request may have comes from the platform's tables, what it costs from the emulator. */
export async function newTask({signal, refresh}) {
    const [{operations}, {keys}] = await Promise.all([get('/console/operations', signal), get('/console/keys', signal)]);
    const active = keys.filter(key => key.state === 'active');
    const values = {};
    const operation = select(operations.map(({id}) => id), 'text2video', {name: 'operation', change: () => draw()});
    const key = select(active.map(({id, nickname}) => [id, nickname]), active[0]?.id, {name: 'key', change: () => estimate()});
    const members = el('div', {class: 'members'});
    const price = el('p', {class: 'estimate', role: 'status'});
    const trouble = notice('error');
    let estimating = new AbortController();
    let timer;
    let inputs = [];
    // nobody is told of missing members before having typed anything
    let touched = false;

    const chosen = () => operations.find(({id}) => id === operation.value);
    const request = () => Object.fromEntries(inputs.map(({name, read}) => [name, read()]).filter(([, value]) => value !== undefined));

    const draw = () => {
        const {members: tables, models} = chosen();
        const drawn = Object.entries(tables).map(([name, table]) => ({
            name, table: {...table, ...models[values.model ?? tables.model?.enum?.[0]]?.[name]}
        })).filter(({table}) => !['ignored', 'unsupported'].includes(table.effect));
        inputs = drawn.map(({name, table}) => member(name, table, values, changed));
        const common = inputs.filter(({name, required}) => required || COMMON.includes(name));
        const rare = inputs.filter(input => !common.includes(input));
        members.replaceChildren(...common.map(({node}) => node),
            rare.length ? el('details', {}, el('summary', {}, 'More members'), rare.map(({node}) => node)) : '');
        estimate();
    };
    const changed = (name, value) => {
        values[name] = value;
        touched = true;
        if (name === 'model') {
            draw();
            inputs.find(input => input.name === 'model').input.focus();
        } else {
            clearTimeout(timer);
            timer = setTimeout(estimate, TYPING_MS);
        }
    };
    const mark = error => {
        const named = (error?.fields ?? '').split(',');
        for (const {name, input} of inputs) {
            input.toggleAttribute('aria-invalid', false);
            if (named.some(path => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`))) {
                input.setAttribute('aria-invalid', 'true');
            }
        }
    };
    const estimate = async () => {
        if (active.length === 0) {
            return;
        }
        estimating.abort();
        estimating = new AbortController();
        signal.addEventListener('abort', () => estimating.abort(), {once: true});
        const mine = estimating.signal;
        try {
            const answer = await post('/console/estimate', {key: key.value, operation: operation.value, request: request()}, mine);
            if (!mine.aborted) {
                mark(null);
                price.className = answer.enough ? 'estimate' : 'estimate refused';
                say(price, `${number(answer.credits)} credits (${usd(answer.usd)}).`
                    + (answer.priced ? '' : ' The platform publishes no price for this; the emulator takes so much.')
                    + (answer.enough ? '' : ` The balance is ${number(answer.balance)} credits.`));
            }
        } catch (error) {
            if (!mine.aborted && !touched) {
                price.className = 'estimate aside';
                say(price, 'What it costs is shown here as soon as the request is one that the platform takes.');
            } else if (!mine.aborted) {
                mark(error);
                price.className = 'estimate refused';
                say(price, words(error));
            }
        }
    };
    const submit = async event => {
        event.preventDefault();
        say(trouble, '');
        try {
            const {id} = await post('/console/tasks', {key: key.value, operation: operation.value, request: request()});
            announce('The task is submitted.');
            refresh();
            location.hash = `#task/${id}`;
        } catch (error) {
            mark(error);
            say(trouble, words(error));
            (inputs.find(({input}) => input.hasAttribute('aria-invalid'))?.input ?? operation).focus();
        }
    };
    draw();
    return [
        el('p', {class: 'back'}, el('a', {href: '#tasks'}, 'All tasks')),
        title('New task'),
        active.length === 0
            ? el('p', {class: 'notice'}, 'A task is submitted with an API key, and there is no active one. ', el('a', {href: '#keys'}, 'Create a key'), ' first.')
            : null,
        el('form', {submit, novalidate: true},
            el('div', {class: 'pair'}, field('Operation', operation), field('API key', key)),
            members, price, trouble,
            el('button', {type: 'submit', class: 'action', disabled: active.length === 0}, 'Submit'))
    ].filter(node => node);
}

/** A refusal in the platform's words. */
function words(error) {
    return error instanceof Refused && error.reason
        ? `${error.reason}: ${error.message}`
        : reasonOf(error);
}

/** The input of a member: what is typed is sent as it is, so that the platform decides; what is left empty is not sent. */
function member(name, table, values, changed) {
    const id = `member-${name}`;
    const change = event => changed(name, event.target.value);
    const required = Boolean(table.required);
    const label = required ? `${name} *` : name;
    let input;
    let read;
    let below = null;
    const text = () => input.value === '' ? undefined : input.value;
    if (table.enum || table.type === 'boolean') {
        const options = (table.enum ?? [true, false]).map(String);
        const first = required ? [] : [['', table.default === undefined ? 'not sent' : `default (${table.default})`]];
        input = select([...first, ...options], values[name] ?? '', {id, change});
        read = () => typed(text(), table.type);
    } else if (table.type === 'array' && table.items !== 'object' && table.media) {
        ({input, read, below} = files(id, name, table, values, changed, true));
    } else if (table.type === 'array' || table.type === 'object') {
        input = el('textarea', {id, rows: 3, class: 'code', spellcheck: 'false', input: change});
        read = () => fromJson(text());
    } else if (table.media) {
        ({input, read, below} = files(id, name, table, values, changed, false));
    } else if (['prompt', 'text'].includes(name)) {
        input = el('textarea', {id, rows: 3, input: change});
        read = text;
    } else {
        const numeric = ['integer', 'number'].includes(table.type);
        input = el('input', {id, type: 'text', inputmode: numeric ? 'decimal' : null, autocomplete: 'off', input: change});
        read = () => typed(text(), table.type);
    }
    if (input.tagName !== 'SELECT' && values[name] !== undefined) {
        input.value = values[name];
    }
    const node = field(label, input, hint(table));
    if (below) {
        node.append(below);
    }
    return {name, required, input, node, read};
}

/** Links, one a line, and files from this machine, which are sent inline. */
function files(id, name, table, values, changed, many) {
    const picked = `${name} files`;
    const kept = values[picked] ??= [];
    const input = el('textarea', {
        id, rows: many ? 2 : 1, spellcheck: 'false', placeholder: many ? 'one link a line' : 'a link',
        input: event => changed(name, event.target.value)
    });
    const names = el('ul', {class: 'files'});
    const list = () => names.replaceChildren(...kept.map((file, i) => el('li', {}, file.name, ' ',
        button('Remove', () => {
            kept.splice(i, 1);
            list();
            changed(picked, kept);
        }, {class: 'plain', 'aria-label': `Remove ${file.name}`}))));
    const picker = el('input', {
        type: 'file', multiple: many, 'aria-label': `Files for ${name}`, accept: `${table.media.kind ?? 'image'}/*`,
        change: async () => {
            const read = await Promise.all([...picker.files].map(async file => ({name: file.name, uri: await dataUri(file)})));
            kept.splice(0, many ? 0 : kept.length, ...read);
            picker.value = '';
            list();
            changed(picked, kept);
        }
    });
    list();
    const read = () => {
        const all = [...input.value.split('\n').map(line => line.trim()).filter(line => line), ...kept.map(({uri}) => uri)];
        return all.length === 0 ? undefined : many ? all : all[0];
    };
    return {input, read, below: el('div', {}, picker, names)};
}

function dataUri(file) {
    return new Promise((done, failed) => {
        const reader = new FileReader();
        reader.addEventListener('load', () => done(reader.result));
        reader.addEventListener('error', () => failed(reader.error));
        reader.readAsDataURL(file);
    });
}

/** What is no number or truth value goes as the text that it is. */
function typed(text, type) {
    if (text === undefined || type === 'string') {
        return text;
    }
    if (type === 'boolean') {
        return text === 'true';
    }
    return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function fromJson(text) {
    if (text === undefined) {
        return undefined;
    }
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

function hint({type, min, max, max_chars: chars, default: standard, items, fields, enum: options}) {
    const parts = [];
    if (min !== undefined && max !== undefined) {
        parts.push(`${min} to ${max}`);
    }
    if (chars !== undefined) {
        parts.push(`at most ${number(chars)} characters`);
    }
    if (items === 'object') {
        parts.push(`a JSON list of objects with ${Object.keys(fields ?? {}).join(', ')}`);
    } else if (type === 'object') {
        parts.push('a JSON object');
    }
    if (standard !== undefined && !options && type !== 'boolean') {
        parts.push(`default ${standard}`);
    }
    return parts.join(', ');
}
