// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.List;

import io.github.camelvidu.component.ledger.MemoryTaskLedger;
import org.junit.jupiter.api.Test;

/**
 * Orders of things in which something was paid twice, lost, or left behind once: {@link LedgerModelTest} has found
 * them.
 */
class LedgerCutPointsTest {

    private static final Step SUBMIT = new Step.Submit(0, 0, true, true, false);
    private static final Step SUBMIT_WITHOUT_SETTLING = new Step.Submit(0, 0, true, false, false);
    private static final Step RUN_ALL = new Step.RunAll(0);

    @Test
    void aRefusalCountsThoughAnotherExchangeOfTheKeyGaveUpWhileTheRequestWasOnItsWay() {
        run(RUN_ALL, new Step.NextCreate(CreateFate.REFUSED), SUBMIT, SUBMIT, RUN_ALL, new Step.Run(0, 0, 2),
                new Step.GiveUp(0, 1), RUN_ALL, new Step.GoOn(0, 0));
    }

    @Test
    void aRequestIsSentThoughAnotherExchangeOfTheKeyGaveUpJustBefore() {
        run(RUN_ALL, SUBMIT, SUBMIT, RUN_ALL, new Step.Run(0, 0, 0), new Step.GiveUp(0, 1), RUN_ALL, new Step.GoOn(0, 0));
    }

    @Test
    void aReservationIsGivenUpWhenTheLedgersAnswerToItIsLost() {
        run(RUN_ALL, new Step.LedgerFails(0, 2, 1, true), SUBMIT, RUN_ALL);
    }

    @Test
    void aLostRequestIsSettledWhenTheLedgersAnswerToThatIsLostAndNobodyWaitsAnyMore() {
        run(RUN_ALL, new Step.NextCreate(CreateFate.LOST_BEFORE), SUBMIT_WITHOUT_SETTLING, RUN_ALL,
                new Step.LedgerFails(0, 4, 1, true), RUN_ALL);
    }

    @Test
    void theEndOfATaskIsWrittenWhenItsNodeCrashesAfterDeliveringAndBeforeWritingIt() {
        run(RUN_ALL, SUBMIT, RUN_ALL, RUN_ALL, new Step.TaskEnds(0, null), new Step.LedgerFails(0, 0, 1, false),
                new Step.Advance(2), RUN_ALL, RUN_ALL, RUN_ALL, new Step.Crash(0));
    }

    @Test
    void rowsAreTakenUpWhenTheLedgersAnswerToTheirClaimIsLost() {
        Step claimIsLost = new Step.LedgerFails(1, 1, 1, true);
        run(RUN_ALL, SUBMIT, RUN_ALL, RUN_ALL, new Step.Crash(0), new Step.Advance(280), claimIsLost,
                new Step.LedgerFails(0, 1, 1, true), new Step.Advance(40));
    }

    @Test
    void theTaskOfALateAnswerIsFollowedThoughItsRowWasTakenOver() {
        run(RUN_ALL, new Step.ReadsFail(SimulatedPlatform.ReadFault.NO_ANSWER, 1), new Step.Run(1, 0, 0),
                new Step.Submit(1, 0, true, true, false), new Step.RunAll(1), new Step.Run(1, 0, 4), new Step.Advance(420));
    }

    @Test
    void aTaskThatWasFoundIsFollowedThoughTheLedgersAnswerToItsAdoptionIsLostAndNobodyWaitsAnyMore() {
        run(RUN_ALL, new Step.NextCreate(CreateFate.LOST_AFTER), SUBMIT_WITHOUT_SETTLING, RUN_ALL,
                new Step.LedgerFails(0, 12, 1, true), RUN_ALL, RUN_ALL, new Step.Advance(3));
    }

    private static void run(Step... steps) {
        new Simulation(MemoryTaskLedger::new).run(List.of(steps));
    }
}
