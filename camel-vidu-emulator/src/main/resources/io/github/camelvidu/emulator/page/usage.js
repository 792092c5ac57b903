// SPDX-License-Identifier: Apache-2.0

import {announce, button, el, field, notice, number, say, select, table, time, title, usd} from './dom.js';
import {get, reasonOf} from './http.js';
import {bars} from './chart.js';

const GROUPS = [['hour', 'Hour'], ['day', 'Day'], ['model', 'Model'], ['kind', 'Operation'], ['key', 'API key']];
const DAY_MS = 86_400_000;

/** What was spent, as a chart with its table, and record by record. All times are UTC. */
export async function usage({signal}) {
    const {time: now} = await get('/emulator/clock', signal);
    const from = el('input', {type: 'date', value: day(Date.parse(now) - 6 * DAY_MS), change: () => begin()});
    const to = el('input', {type: 'date', value: day(Date.parse(now)), change: () => begin()});
    const by = select(GROUPS, 'day', {change: () => begin()});
    const chart = el('div', {class: 'chart'});
    const sums = el('div');
    const records = el('div');
    const total = el('p', {class: 'aside', role: 'status'});
    const trouble = notice('error');
    let page = 0;

    // the day of "to" counts in full
    const period = () => `from=${from.value}T00:00:00Z&to=${day(Date.parse(to.value) + DAY_MS)}T00:00:00Z`;
    const begin = () => {
        page = 0;
        return draw().catch(error => say(trouble, reasonOf(error)));
    };
    const draw = async () => {
        const [overview, detail] = await Promise.all([
            get(`/console/usage?${period()}&by=${by.value}`, signal),
            get(`/console/usage/records?${period()}&page=${page}`, signal)]);
        say(trouble, '');
        say(total, `${number(overview.credits)} credits (${usd(overview.usd)}) for ${number(overview.tasks)} tasks.`);
        sums.replaceChildren(table('Usage', [GROUPS.find(([value]) => value === by.value)[1], ['Tasks', 'number'], ['Credits', 'number'], ['Value', 'number']],
            overview.rows.map(row => [row.name, number(row.tasks), number(row.credits), usd(row.usd)]),
            'Nothing was spent in this time.'));
        bars(chart, overview.rows.map(row => row.name), overview.rows.map(row => row.credits), signal);
        records.replaceChildren(
            table('Records', ['Time (UTC)', 'Task', 'Operation', 'Model', 'API key', ['Credits', 'number']],
                detail.records.map(record => [time(record.at), el('a', {href: `#task/${record.taskId}`}, record.taskId),
                    record.kind, record.model, record.key, number(record.credits)]),
                'No records in this time.'),
            el('p', {class: 'actions'},
                button('Earlier page', () => turn(-1), {hidden: page === 0}),
                button('Next page', () => turn(1), {hidden: !detail.more})));
    };
    const turn = async pages => {
        page += pages;
        await draw().catch(error => say(trouble, reasonOf(error)));
        announce(`Page ${page + 1}`);
    };
    await draw();
    return [
        title('Usage'),
        el('div', {class: 'filters'}, field('From', from), field('To', to), field('By', by)),
        total, trouble, chart, sums,
        el('section', {}, el('h2', {}, 'Detailed records'), records)
    ];
}

function day(milliseconds) {
    return new Date(milliseconds).toISOString().slice(0, 10);
}
