// SPDX-License-Identifier: Apache-2.0

/** A credit in dollars is 1/200 (Vidu reference, section 12). */
const CREDITS_PER_CENT = 2n;

/** Credits as dollars, with as many places as it takes. */
export function usd(credits) {
    const mills = BigInt(credits) * 10n / CREDITS_PER_CENT;
    const text = String(mills).padStart(4, '0');
    return `${text.slice(0, -3)}.${text.slice(-3).replace(/0$/, '')} USD`;
}

/** The credits that an amount buys; null for what is no amount in dollars and cents. */
export function creditsFor(amount) {
    const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(amount.trim());
    return match && Number((BigInt(match[1]) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'))) * CREDITS_PER_CENT);
}
