// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

/** Told of the changes of tasks, of each task in their order, one at a time. */
public interface ProgressListener {

    /** Whether anybody wants to know. When not, nothing is found out. Called often, with locks held. */
    boolean isInterested();

    void changed(TaskProgress progress);
}
