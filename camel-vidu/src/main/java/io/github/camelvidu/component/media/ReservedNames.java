// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Names that mean a device on one system or another, and such with control characters. They are refused on all: a
 * folder may be shared, and archives travel.
 */
public final class ReservedNames {

    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\\$|conout\\$) *(\\..*)?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ReservedNames() {
    }

    /** Whether one of the names in a path can not be used everywhere. */
    public static boolean in(Path path) {
        return StreamSupport.stream(path.spliterator(), false).map(Path::toString).anyMatch(ReservedNames::isReserved);
    }

    private static boolean isReserved(String name) {
        return DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches() || CONTROL.matcher(name).find();
    }
}
