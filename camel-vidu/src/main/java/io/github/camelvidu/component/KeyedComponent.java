// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.Metadata;

/** The API keys of a component that have nicknames, as an option, and how all its keys are read again. */
abstract class KeyedComponent extends LedgerComponent {

    private static final Runnable NOTHING = () -> {
    };

    @Metadata(label = "security", secret = true,
              description = "API keys of the account by their nicknames, for routes that choose a key with the option key or the"
                            + " header CamelViduKey. In properties one a line: camel.component.vidu.api-keys.NICKNAME = KEY.")
    private Map<String, String> apiKeys = new Nicknamed();

    private final AtomicReference<Runnable> beforeNextStart = new AtomicReference<>(NOTHING);
    private ConfiguredKeys configured;
    private ReloadedKeys reloaded;

    KeyedComponent() {
    }

    KeyedComponent(CamelContext context) {
        super(context);
    }

    public abstract ViduConfiguration getConfiguration();

    /** Gives the keys as they are now to whoever uses them. */
    abstract void useKeys(ConfiguredKeys.Keys keys);

    /**
     * Reads the API keys again: resolves the property placeholders in the options {@code apiKey} and {@code apiKeys},
     * as they stand now, and uses what comes out from the next call on. Tasks in flight go on. Camel does the same when
     * it reloads its context.
     *
     * @throws IllegalArgumentException when a placeholder can not be resolved; the keys stay as they were
     */
    public void refreshKeys() {
        configured.refresh();
        useKeys(keys());
    }

    /** The keys as the options say now. */
    ConfiguredKeys.Keys keys() {
        return configured.of(getConfiguration().getApiKey(), getApiKeys());
    }

    /** Adds nicknames, or gives other keys to those that are there. */
    synchronized void addApiKeys(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(apiKeys);
        all.putAll(more);
        setApiKeys(all);
    }

    void readKeysAtNextStart(Runnable reading) {
        beforeNextStart.set(reading);
    }

    /** The keys for an endpoint that starts. */
    ConfiguredKeys.Keys keysForStart() {
        beforeNextStart.getAndSet(NOTHING).run();
        return keys();
    }

    /** The name under which the context knows the component. */
    String name() {
        return getCamelContext().getComponentNames().stream()
                .filter(name -> getCamelContext().hasComponent(name) == this).findFirst().orElse(ViduConstants.SCHEME);
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        super.setCamelContext(camelContext);
        List.of("apiKeys", "callbackSecrets").forEach(this::hide);
        getApiKeys().keySet().forEach(this::hide);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        configured = new ConfiguredKeys(getCamelContext());
        reloaded = new ReloadedKeys(this);
        getCamelContext().getManagementStrategy().addEventNotifier(reloaded);
    }

    @Override
    protected void doShutdown() throws Exception {
        getCamelContext().getManagementStrategy().removeEventNotifier(reloaded);
        super.doShutdown();
    }

    public synchronized Map<String, String> getApiKeys() {
        return apiKeys;
    }

    public synchronized void setApiKeys(Map<String, String> apiKeys) {
        Map<String, String> own = new Nicknamed();
        if (apiKeys != null) {
            apiKeys.forEach(own::put);
        }
        this.apiKeys = own;
    }

    /**
     * Camel shows the properties that it configures a component with, but for those whose last word it takes for that
     * of a secret. It knows neither these options nor the nicknames of keys.
     */
    private void hide(String word) {
        ExtendedCamelContext camel = getCamelContext().getCamelContextExtension();
        String plain = word.replace("-", "");
        String hidden = camel.getAdditionalSensitiveKeywords();
        if (hidden == null || !List.of(hidden.split(",")).contains(plain)) {
            camel.setAdditionalSensitiveKeywords(hidden == null ? plain : hidden + "," + plain);
        }
    }

    /** Nicknames are hidden as soon as they are known, since Camel fills the map one by one. */
    private final class Nicknamed extends LinkedHashMap<String, String> {

        private static final long serialVersionUID = 1L;

        @Override
        public String put(String name, String key) {
            if (getCamelContext() != null) {
                hide(name);
            }
            return super.put(name, key);
        }
    }
}
