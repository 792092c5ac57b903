// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.media;

/** Gets to know how transfers go on. Called on threads that transfer: what takes time must be done elsewhere. */
public interface MediaProgressListener {

    /** Whether anybody wants to know; asked before anything is made for it. */
    boolean isInterested();

    void progressed(MediaProgress progress);
}
