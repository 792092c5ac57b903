// SPDX-License-Identifier: Apache-2.0

import {announce, button, el, field, json, notice, number, say, select, table, time, title} from './dom.js';
import {get, post, reasonOf, remove} from './http.js';
import {looks} from './looks.js';

const LOOK_MS = 2000;
const LATEST = 20;
const TYPES = [['request', 'Requests'], ['callback', 'Callbacks'], ['task', 'Tasks']];
/** Members that are numbers in a rule; `members` is an object, all others are texts. */
const NUMBERS = ['status', 'bytes', 'share', 'missing', 'surplus', 'bytesPerSecond'];
/** What people want most, as rules. */
const EXAMPLES = [
    ['The next task is created, but its answer is lost', {type: 'request', method: 'POST', path: '/ent/v2/**', effect: 'reset', afterCommit: true, times: 1}],
    ['The next three lists are throttled for 2 s', {type: 'request', method: 'GET', path: '/ent/v2/tasks', effect: 'reply', reason: 'TooManyRequests', retryAfter: 'PT2S', times: 3}],
    ['Every answer is a gateway\'s 502', {type: 'request', path: '/ent/v2/**', effect: 'replyRaw', status: 502, contentType: 'text/html', body: '<html>Bad gateway</html>'}],
    ['The next task fails in moderation', {type: 'task', effect: 'failed', errCode: 'CreationPolicyViolation', times: 1}],
    ['The next download breaks in the middle', {type: 'request', method: 'GET', path: '/results/**', effect: 'resetAfter', share: 0.5, times: 1}],
    ['The next callback of a success is lost', {type: 'callback', state: 'success', effect: 'drop', times: 1}]];

/** The rules of what goes wrong, and the latest requests that the platform's API has seen. Common to all organisations. */
export async function faults({signal}) {
    const names = await get('/emulator/faults/names', signal);
    const heading = title('Faults');
    const rules = el('div');
    const requests = el('div');
    // of what the user did, until the user does something else
    const trouble = notice('error');
    let shown = '';
    let last = null;

    const act = async (work, said) => {
        say(trouble, '');
        try {
            const within = rules.contains(document.activeElement) || document.activeElement === clear;
            await work();
            await draw();
            if (within) {
                heading.focus();
            }
            announce(said);
        } catch (error) {
            say(trouble, reasonOf(error));
        }
    };
    const add = rule => act(() => post('/emulator/faults', rule), 'The rule is added.');
    const draw = async () => {
        const {rules: all} = await get('/emulator/faults', signal);
        const text = JSON.stringify(all);
        if (text !== shown) {
            shown = text;
            rules.replaceChildren(table('Rules', ['Strikes', ['What happens', 'prose'], 'When', ['Struck', 'number'], 'Action'], all.map(rule => [
                target(rule), effect(rule, names), occasions(rule), number(rule.struck),
                button('Remove', () => act(() => remove(`/emulator/faults/${rule.id}`), 'The rule is removed.'), {'aria-label': `Remove rule ${rule.id}`})
            ]), 'No rules: nothing goes wrong.'));
            clear.hidden = all.length === 0;
        }
    };
    const look = async () => {
        const {seen, requests: all} = await get(`/emulator/requests?limit=${LATEST}`, signal);
        if (seen !== last) {
            last = seen;
            requests.replaceChildren(all.length === 0
                ? el('p', {class: 'empty'}, 'None yet.')
                : el('ul', {class: 'requests'}, all.reverse().map(request => el('li', {}, el('details', {},
                    el('summary', {}, el('code', {}, `${request.answer?.status ?? '–'} ${request.method} ${request.path}`), ' ', time(request.time)),
                    json(request))))));
        }
    };
    const clear = button('Remove all rules', () => act(() => remove('/emulator/faults'), 'All rules are removed.'), {class: 'danger'});
    await Promise.all([draw(), look()]);
    const lost = looks(signal, async () => {
        await Promise.all([draw(), look()]);
        return LOOK_MS;
    });
    return [
        heading,
        el('p', {class: 'aside'}, 'What goes wrong on the way to the platform, with its callbacks, and with tasks. The first rule that fits strikes. Rules are common to all organisations.'),
        trouble, lost, rules, clear,
        el('section', {}, el('h2', {}, 'Examples'),
            el('ul', {class: 'examples'}, EXAMPLES.map(([text, rule]) => el('li', {}, button(text, () => add(rule)))))),
        el('section', {}, el('h2', {}, 'New rule'), form(names, add)),
        el('section', {}, el('h2', {}, 'Latest requests'),
            el('p', {class: 'about'}, 'The newest first, without keys and signatures. The console\'s own calls are not among them.'), requests)
    ];
}

/** The form of a rule; which members it has depends on its type and effect. */
function form(names, add) {
    const place = el('div', {class: 'members'});
    let read = () => ({});
    const type = select(TYPES, 'request', {change: () => draw()});

    const draw = () => {
        const inputs = [];
        const member = (name, label, input, hint, to = text => text) => {
            inputs.push({name, read: () => input.value === '' ? undefined : to(input.value)});
            return field(label, input, hint);
        };
        const any = all => [['', 'any'], ...all];
        const text = (placeholder = '') => el('input', {type: 'text', autocomplete: 'off', spellcheck: 'false', placeholder});
        const where = {
            request: () => [
                member('operation', 'Call', select(any(names.operations), '')),
                member('kind', 'Kind of task', select(any(names.kinds), ''))],
            callback: () => [
                member('state', 'State told', select(any(names.callbackStates), '')),
                member('kind', 'Kind of task', select(any(names.kinds), ''))],
            task: () => [
                member('kind', 'Kind of task', select(any(names.kinds), '')),
                member('model', 'Model', text('any')),
                member('prompt', 'Prompt has', text())]
        }[type.value]();
        const effects = names.effects[type.value];
        const what = select(Object.keys(effects), {request: 'reset', callback: 'drop', task: 'failed'}[type.value], {change: () => drawEffect()});
        inputs.push({name: 'effect', read: () => what.value});
        const place2 = el('div', {class: 'members'});
        let ofEffect = [];
        const drawEffect = () => {
            ofEffect = effects[what.value].map(name => ({name, input: name === 'reason' ? select(names.reasons, names.reasons[0]) : text()}));
            place2.replaceChildren(...ofEffect.map(({name, input}) => field(name, input)));
        };
        drawEffect();
        const commit = type.value === 'request' ? select([['', 'before the platform did its work'], ['true', 'after it did its work']], '') : null;
        place.replaceChildren(
            ...where,
            field('Effect', what), ...(commit ? [member('afterCommit', 'Strikes', commit, null, value => value === 'true')] : []),
            place2,
            member('times', 'Times', text('always'), 'how often it strikes', value),
            member('skip', 'Skip', text('0'), 'how often it lets pass first', value),
            member('chance', 'Chance', text('1'), 'from 0 to 1, drawn by the emulator\'s seed', value),
            ...(type.value === 'request' ? [
                member('delay', 'Delay', text('none'), 'such as PT2S'),
                member('retryAfter', 'Retry-After', text('none'), 'such as PT2S')] : []));
        read = () => Object.fromEntries([
            ['type', type.value],
            ...inputs.map(input => [input.name, input.read()]),
            ...ofEffect.map(({name, input}) => [name, input.value === '' ? undefined : NUMBERS.includes(name) ? value(input.value) : name === 'members' ? object(input.value) : input.value])
        ].filter(([, given]) => given !== undefined));
    };
    draw();
    return el('form', {
        novalidate: true, submit: event => {
            event.preventDefault();
            add(read());
        }
    }, field('What goes wrong', type), place, el('button', {type: 'submit', class: 'action'}, 'Add the rule'));
}

/** A number if it is one; otherwise the text, which the emulator refuses with the reason. */
function value(text) {
    return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function object(text) {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

const named = text => text && text !== '*';

function target(rule) {
    switch (rule.type) {
        case 'request':
            return [named(rule.operation) ? rule.operation : `${named(rule.method) ? rule.method : 'any'} ${rule.path}`,
                named(rule.kind) ? ` of ${rule.kind}` : '', named(rule.apiKey) ? ' of one key' : ''].join('');
        case 'callback':
            return `callbacks${named(rule.state) ? ` of ${rule.state}` : ''}${named(rule.kind) ? ` of ${rule.kind}` : ''}`;
        default:
            return ['tasks', named(rule.kind) ? ` of ${rule.kind}` : '', named(rule.model) ? ` by ${rule.model}` : '',
                rule.prompt ? ` with "${rule.prompt}"` : ''].join('');
    }
}

function effect(rule, names) {
    const members = (names.effects[rule.type][rule.effect] ?? []).filter(name => rule[name] !== undefined && rule[name] !== null)
        .map(name => `${name} ${typeof rule[name] === 'object' ? JSON.stringify(rule[name]) : rule[name]}`);
    return [rule.effect, members.length ? ` (${members.join(', ')})` : '', rule.afterCommit ? ', after the commit' : ''].join('');
}

function occasions(rule) {
    const parts = [];
    if (rule.skip) {
        parts.push(`after ${number(rule.skip)}`);
    }
    parts.push(rule.usedUp ? 'used up' : rule.times === 1 ? 'once' : rule.times > 0 && rule.times < Number.MAX_SAFE_INTEGER ? `${number(rule.times)} times` : 'always');
    if (rule.chance < 1) {
        parts.push(`chance ${rule.chance}`);
    }
    return parts.join(', ');
}
