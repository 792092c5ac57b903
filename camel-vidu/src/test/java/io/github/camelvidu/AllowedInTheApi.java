// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

/**
 * What camel-vidu-api may stand on: the language, JSON, and as much of {@code java.io} as it takes to read its own
 * resources.
 */
class AllowedInTheApi extends DescribedPredicate<JavaClass> {

    private final DescribedPredicate<JavaClass> allowed = resideInAnyPackage("io.github.camelvidu.api..",
            "com.fasterxml.jackson..",
            "java.lang..", "java.math..", "java.nio.charset..", "java.security..", "java.text..", "java.time..", "java.util..",
            "javax.annotation.processing..", "javax.crypto..")
            .or(belongToAnyOf(InputStream.class, IOException.class, Serializable.class, UncheckedIOException.class, URI.class,
                    URISyntaxException.class, URLEncoder.class));

    AllowedInTheApi() {
        super("are the api's own, of the language, or of JSON");
    }

    @Override
    public boolean test(JavaClass used) {
        return used.isPrimitive() || allowed.test(used.getBaseComponentType());
    }
}
