// SPDX-License-Identifier: Apache-2.0

import {announce, el, field, notice, number, say, table, time, title} from './dom.js';
import {get, post, reasonOf} from './http.js';
import {creditsFor} from './money.js';

/** Balance, packages, adding credits, and the history with its invoices. */
export async function billing({signal, refresh}) {
    const facts = el('dl', {class: 'facts figures'});
    const packages = el('div');
    const history = el('div');
    const trouble = notice('error');
    const total = el('p', {class: 'estimate', role: 'status'});
    const amount = el('input', {
        name: 'usd', type: 'text', inputmode: 'decimal', autocomplete: 'off', value: '10',
        input: () => count()
    });

    const count = () => {
        const credits = creditsFor(amount.value);
        total.className = credits === null ? 'estimate refused' : 'estimate';
        say(total, credits === null
            ? 'An amount in dollars and cents, such as 25 or 25.50.'
            : `Total: ${Number(amount.value).toFixed(2)} USD for ${number(credits)} credits.`);
    };
    const draw = async () => {
        const [balance, bought, purchases] = await Promise.all(
            ['/console/balance', '/console/packages', '/console/purchases'].map(path => get(path, signal)));
        facts.replaceChildren(
            ...fact('Balance', `${number(balance.balance)} credits`),
            ...fact('Reserved', `${number(balance.reserved)} credits`),
            ...fact('Spent', `${number(balance.charged)} credits`));
        packages.replaceChildren(table('Packages',
            ['Package', ['Bought', 'number'], ['Left', 'number'], 'Valid from (UTC)', 'Valid to (UTC)'],
            bought.packages.map(one => [one.name, number(one.credits), number(one.remaining), time(one.validFrom), time(one.validTo)]),
            'No packages yet.'));
        history.replaceChildren(table('Billing history',
            ['Number', 'Date (UTC)', ['USD', 'number'], ['Credits', 'number'], 'Invoice'],
            purchases.purchases.map(one => [one.number, time(one.at), one.usd, number(one.credits),
                el('a', {href: `/console/purchases/${one.id}/invoice.pdf`, download: `${one.number}.pdf`, 'aria-label': `Invoice ${one.number}`}, 'PDF')]),
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
    count();
    await draw();
    return [
        title('Billing'),
        facts,
        el('section', {},
            el('h2', {}, 'Add credits'),
            el('form', {submit: buy, novalidate: true},
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
