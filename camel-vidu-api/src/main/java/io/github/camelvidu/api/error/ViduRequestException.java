// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.error;

import java.util.List;

/**
 * The request is wrong, by our tables or by the platform's word. Nothing was created. {@link #getFields()} names every
 * member at fault, the message says for each what is allowed.
 */
public class ViduRequestException extends ViduException {

    private static final long serialVersionUID = 1L;

    private final List<String> fields;

    /**
     * @param fields the members at fault by their platform name, possibly with an index ({@code images[0]}); empty when
     *               the fault is not one of a member
     */
    public ViduRequestException(String message, List<String> fields, FailureDetails details, Throwable cause) {
        super(message, details, cause);
        this.fields = List.copyOf(fields);
    }

    public List<String> getFields() {
        return fields;
    }

    @Override
    protected ViduException copy(FailureDetails known) {
        return new ViduRequestException(getMessage(), fields, known, getCause());
    }
}
