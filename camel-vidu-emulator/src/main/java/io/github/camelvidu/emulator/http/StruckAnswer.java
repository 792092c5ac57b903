// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.http;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelvidu.emulator.fault.ContentEffect;
import io.github.camelvidu.emulator.fault.Effect;
import io.github.camelvidu.emulator.fault.Fault;
import io.github.camelvidu.emulator.fault.TransferEffect;

/** The answer to a request that a fault struck. */
final class StruckAnswer {

    private final Fault fault;
    private final Router router;
    private final Consumer<Answer> noted;
    private final Delivery delivery;
    private final Supplier<String> date;
    private Answer committed;

    StruckAnswer(Fault fault, Router router, Consumer<Answer> noted, Delivery delivery, Supplier<String> date) {
        this.fault = fault;
        this.router = router;
        this.noted = noted;
        this.delivery = delivery;
        this.date = date;
    }

    /** Lets the platform do its work; once. */
    Answer commit(Call call) {
        if (committed == null) {
            committed = router.answer(changed(call));
        }
        return committed;
    }

    /** The call to a platform that is as the fault makes it. */
    private Call changed(Call call) {
        Effect effect = fault.effect();
        if (effect instanceof Effect.Lag lag) {
            return call.listedFrom(lag.age());
        }
        if (effect instanceof Effect.Replaced other) {
            return call.replacedBy(other.etag());
        }
        if (effect instanceof Effect.IgnoreTaskIds) {
            return call.withoutParameter("task_ids");
        }
        return effect instanceof Effect.IgnoreRange ? call.withoutRange() : call;
    }

    void deliver(Call call) {
        try {
            strike(call);
        } catch (RuntimeException e) {
            delivery.fail(e);
        }
    }

    private void strike(Call call) {
        if (fault.committed()) {
            commit(call);
        }
        Effect effect = fault.effect();
        if (effect instanceof Effect.Reply envelope) {
            send(Envelope.of(envelope.status(), envelope.reason(), envelope.message()));
        } else if (effect instanceof Effect.ReplyRaw raw) {
            send(Answer.text(raw.status(), raw.contentType(), raw.body()));
        } else if (effect instanceof Effect.Refuse storage) {
            send(ObjectStorage.error(storage.status(), storage.code(), storage.message()));
        } else if (effect instanceof Effect.Close) {
            delivery.close();
        } else if (effect instanceof Effect.Reset || effect instanceof Effect.ResetInRequest) {
            delivery.reset();
        } else if (effect instanceof TransferEffect transfer) {
            new StruckTransfer(transfer, delivery, date.get()).send(complete(commit(call)));
        } else if (effect instanceof ContentEffect content) {
            send(new StruckContent(content).of(commit(call)));
        } else {
            send(commit(call));
        }
    }

    private void send(Answer answer) {
        delivery.send(complete(answer), date.get());
    }

    private Answer complete(Answer answer) {
        Answer complete = answer;
        for (Map.Entry<String, String> header : fault.headers().entrySet()) {
            complete = complete.with(header.getKey(), header.getValue());
        }
        noted.accept(complete);
        return complete;
    }
}
