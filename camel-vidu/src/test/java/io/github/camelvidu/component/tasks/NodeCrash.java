// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component.tasks;

/** Ends whatever a crashed node was doing. An error, so that nothing takes it for a failure that can be dealt with. */
final class NodeCrash extends Error {

    private static final long serialVersionUID = 1L;

    NodeCrash(String node) {
        super(node + " has crashed", null, false, false);
    }
}
