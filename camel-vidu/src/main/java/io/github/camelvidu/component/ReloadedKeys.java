// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.Map;
import java.util.Properties;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextReloadedEvent;
import org.apache.camel.spi.CamelEvent.CamelContextReloadingEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.util.StringHelper;

/**
 * Reads the keys of a component again when Camel reloads its context, as it does when a secret in a vault has changed:
 * from the properties that configured the component, if there are such, and through the placeholders in its options.
 */
final class ReloadedKeys extends EventNotifierSupport {

    private static final String API_KEY = "apiKey";
    private static final String API_KEYS = "apiKeys.";

    private final KeyedComponent component;

    ReloadedKeys(KeyedComponent component) {
        this.component = component;
        // else Camel would make events of every exchange; it counts a reload among those of routes
        setIgnoreExchangeEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelContextReloadingEvent || event instanceof CamelContextReloadedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelContextReloadedEvent) {
            read();
        } else {
            // routes that start during the reload must not begin with keys that are gone
            component.readKeysAtNextStart(this::read);
        }
    }

    private void read() {
        String prefix = "camel.component." + component.name() + ".";
        Properties configured = component.getCamelContext().getPropertiesComponent()
                .loadProperties(name -> name.startsWith(prefix), name -> option(name, prefix));
        // Camel's ordered properties show themselves by their names only
        configured.stringPropertyNames().forEach(name -> take(name, configured.getProperty(name)));
        component.refreshKeys();
    }

    private void take(String option, String value) {
        if (option.equals(API_KEY)) {
            component.getConfiguration().setApiKey(value);
        } else if (option.startsWith(API_KEYS)) {
            component.addApiKeys(Map.of(option.substring(API_KEYS.length()), value));
        }
    }

    /** The option as Camel's configuration of components understands the name of a property. */
    private static String option(String property, String prefix) {
        String name = StringHelper.dashToCamelCase(property.substring(prefix.length()));
        return name.startsWith("configuration.") ? name.substring("configuration.".length()) : name;
    }
}
