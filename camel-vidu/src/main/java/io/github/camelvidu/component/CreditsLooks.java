// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import io.github.camelvidu.api.Credits;
import io.github.camelvidu.api.error.ViduException;
import io.github.camelvidu.component.CreditsSeen.Spending;
import io.github.camelvidu.component.client.Answer;

/** Looks at the credits of an account and at what its ledger has counted. Blocks. */
final class CreditsLooks {

    private final ViduAccount account;
    private final ViduComponent component;
    private final LedgerSpending spending;

    CreditsLooks(ViduEndpoint endpoint) {
        account = endpoint.account();
        component = endpoint.getComponent();
        spending = new LedgerSpending(account.tasks.ledger(), component.ledgerName());
    }

    /**
     * What is remembered, as far as it can be compared with what is seen now: a ledger in memory has forgotten what an
     * earlier one had counted.
     */
    CreditsSeen comparable(CreditsSeen seen) {
        return seen.spending() == null || spending.continues(seen.spending()) ? seen : seen.withSpending(null).withSums(null);
    }

    /**
     * @param  seen          what is remembered, made comparable
     * @throws ViduException what the platform or the ledger answered instead
     */
    CreditsLook look(CreditsSeen seen) {
        Spending before = spending.read(seen.spending());
        Answer.Given<Credits> answer = account.calls.readNow(() -> account.client.credits(true));
        return new CreditsLook(
                answer.date().orElseGet(component.threads().time()::now), answer.value(), before,
                spending.read(seen.spending()));
    }
}
