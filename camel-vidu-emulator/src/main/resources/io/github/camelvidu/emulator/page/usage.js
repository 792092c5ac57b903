// SPDX-License-Identifier: Apache-2.0

import {announce, button, el, field, notice, number, say, select, table, time, title, usd} from './dom.js';
import {get, reasonOf} from './http.js';
import {bars} from './chart.js';

const GROUPS = [['hour', 'Hour'], ['day', 'Day'], ['model', 'Model'], ['kind', 'Operation'], ['key', 'API key']];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_BARS = 400;

/** What was spent, as a chart with its table, and record by record. All times are UTC. */
export async function usage({signal}) {
    const {now} = await get('/emulator/clock', signal);
    const from = el('input', {type: 'date', value: day(Date.parse(now) - 6 * DAY_MS), change: () => begin()});
    const to = el('input', {type: 'date', value: day(Date.parse(now)), change: () => begin()});
    const by = select(GROUPS, 'day', {change: () => begin()});
    const chart = el('div', {class: 'chart'});
    const sums = el('div');
    const records = el('div');
    const total = el('p', {class: 'aside', role: 'status'});
    const trouble = notice('error');
    let page = 1;

    // the day of "to" counts in full
    const period = () => `from=${from.value}T00:00:00Z&to=${day(Date.parse(to.value) + DAY_MS)}T00:00:00Z`;
    const begin = () => {
        page = 1;
        return draw().catch(error => say(trouble, reasonOf(error)));
    };
    const draw = async () => {
        if (!from.value || !to.value) {
            say(trouble, 'Both days are needed.');
            return;
        }
        const [overview, detail] = await Promise.all([
            get(`/console/usage?${period()}&by=${by.value}`, signal),
            get(`/console/usage/records?${period()}&page=${page}`, signal)]);
        say(trouble, '');
        const {succeeded, failed, credits, billed} = overview.total;
        say(total, `${number(credits)} credits (${usd(overview.total.usd)}), ${number(billed)} of them billed. Tasks that succeeded: ${number(succeeded)}, that failed: ${number(failed)}.`);
        sums.replaceChildren(table('Usage', [GROUPS.find(([value]) => value === by.value)[1], ['Succeeded', 'number'], ['Failed', 'number'], ['Credits', 'number'], ['Billed', 'number'], ['Value', 'number']],
            overview.rows.map(row => [nameOf(row), number(row.succeeded), number(row.failed), number(row.credits), number(row.billed), usd(row.usd)]),
            'Nothing was spent in this time.'));
        const spent = new Map(overview.rows.map(row => [nameOf(row), row.credits]));
        const names = spent.size === 0 ? [] : slots(by.value, overview) ?? [...spent.keys()];
        bars(chart, names, names.map(name => spent.get(name) ?? 0), signal);
        records.replaceChildren(
            table('Records', ['Ended (UTC)', 'Task', 'Operation', 'Model', 'API key', 'State', ['Credits', 'number'], 'Billed'],
                detail.records.map(record => [time(record.ended_at), el('a', {href: `#task/${record.task_id}`}, record.task_id),
                    record.kind, record.model, record.nickname, record.err_code || record.state, number(record.credits), record.billed ? 'yes' : 'at the full hour']),
                'No records in this time.'),
            el('p', {class: 'actions'},
                button('Earlier page', () => turn(-1), {hidden: page === 1}),
                button('Next page', () => turn(1), {hidden: page >= detail.pages})));
    };
    const turn = async pages => {
        page += pages;
        await draw().catch(error => say(trouble, reasonOf(error)));
        announce(`Page ${page}.`);
    };
    await draw();
    return [
        title('Usage'),
        el('div', {class: 'filters'}, field('From (UTC)', from), field('To, included', to), field('By', by)),
        total, trouble, chart, sums,
        el('section', {}, el('h2', {}, 'Detailed records'), records)
    ];
}

/** What a row is about, as people read it. */
function nameOf(row) {
    return row.nickname ?? (/T/.test(row.of) && row.of.endsWith('Z') ? `${row.of.slice(0, 10)} ${row.of.slice(11, 16)}` : row.of);
}

/** All days or hours of a period, also those in which nothing was spent; null where there is no such order, or too many. */
function slots(by, {from, to}) {
    const step = {day: DAY_MS, hour: HOUR_MS}[by];
    const first = Date.parse(from);
    const count = step ? (Date.parse(to) - first) / step : 0;
    if (!step || count > MOST_BARS) {
        return null;
    }
    return Array.from({length: count}, (unused, i) => new Date(first + i * step).toISOString())
        .map(text => by === 'day' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`);
}

function day(milliseconds) {
    return new Date(milliseconds).toISOString().slice(0, 10);
}
