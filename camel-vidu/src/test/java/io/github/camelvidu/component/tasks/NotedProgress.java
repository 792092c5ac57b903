// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told. */
final class NotedProgress implements ProgressListener {

    final List<TaskProgress> told = new ArrayList<>();

    @Override
    public boolean isInterested() {
        return true;
    }

    @Override
    public void changed(TaskProgress progress) {
        told.add(progress);
    }
}
