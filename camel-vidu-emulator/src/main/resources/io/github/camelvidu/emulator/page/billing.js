// SPDX-License-Identifier: Apache-2.0

import {announce, el, field, notice, number, say, table, time, title, usd} from './dom.js';
import {get, post, reasonOf} from './http.js';

const TYPING_MS = 150;

/** Balance, packages, adding credits, and the history with its invoices. */
export async function billing({signal, refresh}) {
    const facts = el('dl', {class: 'facts figures'});
    const packages = el('div');
    const history = el('div');
    const trouble = notice('error');
    const total = el('p', {class: 'estimate', role: 'status'});
    const amount = el('input', {
        name: 'usd', type: 'text', inputmode: 'decimal', autocomplete: 'off', value: '10.00',
        input: () => {
            clearTimeout(timer);
            timer = setTimeout(count, TYPING_MS);
        }
    });
    let timer;
    let counting = new AbortController();

    const count = async () => {
        counting.abort();
        counting = new AbortController();
        const mine = counting.signal;
        try {
            const quote = await get(`/console/quote?usd=${encodeURIComponent(amount.value.trim())}`, mine);
            total.className = 'estimate';
            say(total, `Total: ${usd(quote.usd)} for ${number(quote.credits)} credits, ${quote.usd_per_credit} USD each.`);
        } catch (error) {
            if (!mine.aborted) {
                total.className = 'estimate refused';
                say(total, reasonOf(error));
            }
        }
    };
    const draw = async () => {
        const [balance, bought, purchases] = await Promise.all(
            ['/console/balance', '/console/packages', '/console/purchases'].map(path => get(path, signal)));
        facts.replaceChildren(
            ...fact('Balance', `${number(balance.credits)} credits (${usd(balance.usd)})`),
            ...fact('Reserved', `${number(balance.reserved)} credits`),
            ...fact('Spent', `${number(balance.charged)} credits`));
        packages.replaceChildren(table('Packages',
            ['Package', ['Bought', 'number'], ['Left', 'number'], 'Valid from (UTC)', 'Valid to (UTC)'],
            bought.packages.map(one => [one.lapsed ? `${one.name} (lapsed)` : one.name, number(one.credit_amount),
                number(one.credit_remain), time(one.valid_from), time(one.valid_to)]),
            'No packages yet.'));
        history.replaceChildren(table('Billing history',
            ['Invoice', 'Date (UTC)', ['Amount', 'number'], ['Credits', 'number'], 'Download'],
            purchases.purchases.map(one => [one.invoice, time(one.made_at), usd(one.usd), number(one.credits),
                el('a', {href: one.invoice_pdf, download: `${one.invoice}.pdf`, 'aria-label': `Invoice ${one.invoice} as PDF`}, 'PDF')]),
            'Nothing bought yet.'));
    };
    const buy = async event => {
        event.preventDefault();
        say(trouble, '');
        try {
            const bought = await post('/console/purchases', {usd: amount.value.trim()});
            await Promise.all([draw(), refresh()]);
            announce(`${number(bought.credits)} credits added.`);
        } catch (error) {
            say(trouble, reasonOf(error));
            amount.focus();
        }
    };
    await Promise.all([count(), draw()]);
    return [
        title('Billing'),
        facts,
        el('section', {},
            el('h2', {}, 'Add credits'),
            el('form', {class: 'narrow', submit: buy, novalidate: true},
                field('Amount in USD', amount, '10 to 10,000 USD in one payment, 0.005 USD a credit. No card is asked for: this is the emulator.'),
                total, trouble,
                el('button', {type: 'submit', class: 'action'}, 'Add credits'))),
        el('section', {}, el('h2', {}, 'Packages'), packages),
        el('section', {}, el('h2', {}, 'Billing history'), history)
    ];
}

function fact(name, value) {
    return [el('dt', {}, name), el('dd', {}, value)];
}
