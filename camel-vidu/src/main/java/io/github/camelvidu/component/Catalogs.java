// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvidu.api.catalog.Catalog;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/**
 * The limits and prices that endpoints go by: the bundled ones, or these with tables that a host brings along, since
 * the platform adds models every month. Each resource is read once. Thread-safe.
 */
final class Catalogs {

    private final Map<String, Catalog> extended = new ConcurrentHashMap<>();

    /**
     * @param  tables                   where tables are that extend the bundled ones, for example
     *                                  {@code file:vidu-tables.json}; null for none
     * @throws IllegalArgumentException that says what is wrong with them
     */
    Catalog of(CamelContext camel, String tables) {
        return tables == null ? Catalog.bundled() : extended.computeIfAbsent(tables, resource -> read(camel, resource));
    }

    private static Catalog read(CamelContext camel, String resource) {
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(camel, resource)) {
            return Catalog.bundled().extendedBy(new ObjectMapper().readTree(in));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the option catalog is '" + resource + "': " + e.getMessage(), e);
        }
    }
}
