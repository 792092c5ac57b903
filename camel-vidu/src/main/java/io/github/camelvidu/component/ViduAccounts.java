// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The accounts that endpoints use, each made when its first endpoint starts. Thread-safe. */
final class ViduAccounts implements Closeable {

    private final Map<String, ViduAccount> accounts = new ConcurrentHashMap<>();
    private final Function<ViduConfiguration, ViduAccount> factory;

    ViduAccounts(Function<ViduConfiguration, ViduAccount> factory) {
        this.factory = factory;
    }

    /** @throws IllegalArgumentException when the account is in use with another API key */
    ViduAccount of(ViduConfiguration settings) {
        ViduAccount account = accounts.computeIfAbsent(settings.account(), name -> {
            ViduAccount opened = factory.apply(settings);
            opened.start();
            return opened;
        });
        if (!account.usesKey(settings.getApiKey())) {
            throw new IllegalArgumentException(
                    "two API keys for the account '" + settings.getAccountName() + "' of " + settings.baseUri()
                                               + ": if they are of two accounts, name each with the option accountName");
        }
        return account;
    }

    /** Ends all waiting. */
    void stop() {
        accounts.values().forEach(ViduAccount::stop);
    }

    @Override
    public void close() throws IOException {
        for (ViduAccount account : accounts.values()) {
            account.close();
        }
        accounts.clear();
    }
}
