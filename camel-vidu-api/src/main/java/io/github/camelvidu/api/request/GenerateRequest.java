// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.api.request;

/**
 * The request of a task. Its members are those of the platform, in the platform's order; a member that is null is not
 * sent, and members that this library does not know are kept.
 */
public interface GenerateRequest {

    /** The platform's name of the kind of task, for example {@code text2video}. It is not a member of the JSON. */
    String kind();
}
