// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The platform refuses a request: what its error envelope will say (Vidu reference, section 10). Carries no stack
 * trace.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final String fields;

    private Refusal(int status, String reason, String message, String fields) {
        super(message, null, false, false);
        this.status = status;
        this.reason = reason;
        this.fields = fields;
    }

    /** A refusal in the platform's published words. */
    public static Refusal of(String reason) {
        return saying(reason, Reason.named(reason).message());
    }

    /** A refusal in the platform's published words that names members. */
    public static Refusal of(String reason, Collection<String> members) {
        String fields = String.join(",", members);
        return new Refusal(
                Reason.named(reason).status(), reason,
                Reason.named(reason).message().replace("{fields}", fields), fields);
    }

    /** A refusal in the published words of the reason that the tables name. */
    public static Refusal of(Breach breach, Collection<String> members) {
        return of(breach.reason().name(), members);
    }

    /** A refusal of a file: the platform does not say which member holds it. */
    public static Refusal of(Breach breach) {
        return of(breach.reason().name());
    }

    /** A refusal for one member in words of its own, such as "model is not supported". */
    public static Refusal saying(Breach breach, String member, String message) {
        Reason reason = breach.reason();
        return new Refusal(reason.status(), reason.name(), message, member);
    }

    /** A refusal in words of its own. */
    public static Refusal saying(String reason, String message) {
        return new Refusal(Reason.named(reason).status(), reason, message, null);
    }

    /** {@code FieldInvalid} for one member in the published words. */
    public static Refusal invalid(String member) {
        return of(Breach.VALUE, List.of(member));
    }

    /** A refusal with a status that is not the published one of the reason. */
    public static Refusal withStatus(int status, String reason, String message) {
        return new Refusal(status, reason, message, null);
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    /** The members at fault, separated by commas. */
    public Optional<String> fields() {
        return Optional.ofNullable(fields);
    }
}
