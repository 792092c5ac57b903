// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.time.Duration;

/** One thing that happens. Numbers of jobs, tasks and exchanges are taken modulo how many there are. */
sealed interface Step {

    void in(Simulation simulation);

    record Submit(int node, int key, boolean awaited, boolean settle, boolean resubmitFailed) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.submit(node, "key-" + key, awaited, settle, resubmitFailed);
        }
    }

    record GiveUp(int node, int exchange) implements Step {

        @Override
        public void in(Simulation simulation) {
            var exchanges = simulation.node(node).exchanges();
            if (!exchanges.isEmpty()) {
                exchanges.get(exchange % exchanges.size()).giveUp();
            }
        }
    }

    /** An exchange with {@code vidu:await} begins to wait for the task of a key, or ends doing so. */
    record Hold(int node, int key, boolean begins) implements Step {

        @Override
        public void in(Simulation simulation) {
            SimulatedNode holder = simulation.node(node);
            if (simulation.rows().stream().noneMatch(row -> row.key().equals("key-" + key) && row.taskId() != null)) {
                return;
            }
            TaskDeliveries deliveries = holder.tasks().deliveries();
            String row = "key-" + key;
            holder.execute(begins ? () -> deliveries.hold(row) : () -> deliveries.released(row));
        }
    }

    record Deliver(int node) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.deliver(node);
        }
    }

    /** @param holdAt the call at which the job stands still; negative for none */
    record Run(int node, int job, int holdAt) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.node(node).runJob(job, holdAt);
        }
    }

    record RunAll(int node) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.node(node).runAll();
        }
    }

    record GoOn(int node, int job) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.node(node).goOn(job);
        }
    }

    record Crash(int node) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.crash(node);
        }
    }

    /**
     * @param after      steps that go well first
     * @param steps      that fail then
     * @param afterwards whether the ledger does them before it fails
     */
    record LedgerFails(int node, int after, int steps, boolean afterwards) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.node(node).ledgerFails(after, steps, afterwards);
        }
    }

    record NextCreate(CreateFate fate) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.platform().nextCreate(fate);
        }
    }

    /** @param every 1 for all that read, 2 for every other one, and so on */
    record ReadsFail(SimulatedPlatform.ReadFault fault, int every) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.platform().readsFail(fault, every);
        }
    }

    record ListLag(int seconds) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.platform().listsAfter(Duration.ofSeconds(seconds));
        }
    }

    /** @param errCode null when the task ends well */
    record TaskEnds(int task, String errCode) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.platform().end(task, errCode);
        }
    }

    record Advance(int seconds) implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.time().advance(Duration.ofSeconds(seconds));
        }
    }

    record NextAppointment() implements Step {

        @Override
        public void in(Simulation simulation) {
            simulation.time().advanceToNext();
        }
    }
}
