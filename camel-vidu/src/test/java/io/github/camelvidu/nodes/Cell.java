// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

/**
 * One way to be killed.
 *
 * @param cut     where
 * @param trouble what strikes first, at the next call after that; null for nothing
 */
record Cell(CutPoint cut, Trouble trouble) {

    @Override
    public String toString() {
        return trouble == null ? cut.name() : cut + ", then " + trouble;
    }
}
