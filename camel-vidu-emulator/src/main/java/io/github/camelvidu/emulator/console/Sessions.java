// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.console;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelvidu.emulator.rules.InputRefusal;

/**
 * Who is signed in, in memory: after a restart everybody signs in again. The sessions that were not used for longest go
 * when there are too many. Thread-safe.
 */
final class Sessions {

    static final String COOKIE = "vidu_console";
    private static final int MOST = 1000;
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST;
        }
    };

    /** @return what the cookie is to hold */
    synchronized String open(Session session) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String text = HexFormat.of().formatHex(token);
        open.put(text, session);
        return text;
    }

    /** @throws InputRefusal with status 401 when nobody is signed in */
    synchronized Session of(ConsoleCall call) {
        return call.session().flatMap(token -> Optional.ofNullable(open.get(token)))
                .orElseThrow(() -> InputRefusal.withStatus(
                        401, "session", "", "a session of POST /console/session", "Nobody is signed in."));
    }

    /** Goes over to another organisation. */
    synchronized void change(ConsoleCall call, Session session) {
        of(call);
        open.put(call.session().orElseThrow(), session);
    }

    synchronized void close(ConsoleCall call) {
        call.session().ifPresent(open::remove);
    }

    synchronized void clear() {
        open.clear();
    }

    /**
     * Somebody who is signed in.
     *
     * @param name         of the person
     * @param organisation id of the account that the person works for
     */
    record Session(String name, long organisation) {
    }
}
