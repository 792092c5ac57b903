// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The accounts that endpoints use, each made when its first endpoint starts. Thread-safe. */
final class ViduAccounts implements Closeable {

    private final Map<String, ViduAccount> accounts = new ConcurrentHashMap<>();
    /** Endpoints that have their account; they come and go. */
    private final Set<ViduConfiguration> admitted = Collections.synchronizedSet(
            Collections.newSetFromMap(new WeakHashMap<>()));
    private final Supplier<Stream<ViduConfiguration>> endpoints;
    private final Function<ViduConfiguration, ViduAccount> factory;

    /** @param endpoints gives the settings of all endpoints that there are */
    ViduAccounts(Supplier<Stream<ViduConfiguration>> endpoints, Function<ViduConfiguration, ViduAccount> factory) {
        this.endpoints = endpoints;
        this.factory = factory;
    }

    /**
     * The account of an endpoint. The first time, its keys are made those that the component and the endpoint have now.
     *
     * @param  ofComponent              gives the keys of the component
     * @throws IllegalArgumentException when another endpoint uses the account with another key that has no nickname
     */
    ViduAccount of(ViduConfiguration settings, Supplier<ConfiguredKeys.Keys> ofComponent) {
        if (admitted.contains(settings)) {
            return accounts.get(settings.account());
        }
        ConfiguredKeys.Keys keys = ofComponent.get();
        String own = ownKey(settings, keys);
        ViduAccount account = accounts.computeIfAbsent(settings.account(), name -> {
            ViduAccount opened = factory.apply(settings);
            opened.useKeys(keys, own);
            opened.start();
            return opened;
        });
        if (!account.usesOwnKey(own) && isUsedOtherwise(settings, own, keys)) {
            throw new IllegalArgumentException(
                    "two API keys for the account '" + settings.getAccountName() + "' of " + settings.baseUri()
                                               + ": if they are of two accounts, name each with the option accountName; if they"
                                               + " are of one, give them nicknames in the option apiKeys of the component");
        }
        account.useKeys(keys, own);
        admitted.add(settings);
        return account;
    }

    /** The component's keys have been read again. */
    void useKeys(ConfiguredKeys.Keys keys) {
        accounts.values().forEach(account -> account.useKeys(keys));
    }

    List<ViduAccount> all() {
        return List.copyOf(accounts.values());
    }

    /** Empty when no endpoint of the account has started. */
    Optional<ViduAccount> find(ViduConfiguration settings) {
        return Optional.ofNullable(accounts.get(settings.account()));
    }

    /** A key of the component that an endpoint repeats is not its own. */
    private static String ownKey(ViduConfiguration settings, ConfiguredKeys.Keys keys) {
        String own = settings.ownKey();
        return own == null || keys.has(own) ? null : own;
    }

    /** Whether another endpoint of the account has another key. One that the context has dropped does not count. */
    private boolean isUsedOtherwise(ViduConfiguration settings, String own, ConfiguredKeys.Keys keys) {
        return endpoints.get().anyMatch(other -> other != settings && other.account().equals(settings.account())
                && !Objects.equals(ownKey(other, keys), own));
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
        admitted.clear();
        accounts.clear();
    }
}
