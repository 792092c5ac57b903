// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.EventObject;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;

/**
 * What this component tells the {@link org.apache.camel.spi.EventNotifier}s of its context. For one thread at a time.
 */
public abstract class ViduEvent extends EventObject implements CamelEvent.CamelContextEvent {

    private static final long serialVersionUID = 1L;

    private final transient CamelContext context;
    private final String accountName;
    private long timestamp;

    ViduEvent(CamelContext context, String accountName) {
        super(context);
        this.context = context;
        this.accountName = accountName;
    }

    @Override
    public CamelContext getContext() {
        return context;
    }

    /** The context. */
    @Override
    public Object getSource() {
        return context;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    /** When it was noticed, in milliseconds since 1970; 0 when that is not known. */
    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long millis) {
        timestamp = millis;
    }

    /** The account's name, as the option {@code accountName} says it. */
    public String getAccountName() {
        return accountName;
    }
}
