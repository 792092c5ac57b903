// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

/**
 * The request of a call that makes something: of a task, or of a call whose answer is the result, such as speech or a
 * subject of the library. There is a record for each body that the platform takes (Vidu reference, sections 5 and 8.2),
 * except for the former spellings {@code template2video} and {@code upscale}. Its members are those of the platform, in
 * the platform's order; a member that is null is not sent, and members that this library does not know are kept. Where
 * the path of a call names what it changes, that is the member {@code id}.
 */
public interface GenerateRequest {

    /** The platform's name of the kind of request, for example {@code text2video}. It is not a member of the JSON. */
    String kind();
}
