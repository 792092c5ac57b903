// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

/** Does not want to know. */
final class NoProgress implements ProgressListener {

    @Override
    public boolean isInterested() {
        return false;
    }

    @Override
    public void changed(TaskProgress progress) {
        throw new IllegalStateException("nobody wants to know");
    }
}
