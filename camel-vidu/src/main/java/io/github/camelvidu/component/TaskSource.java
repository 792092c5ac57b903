// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.component;

import java.util.List;

import io.github.camelvidu.api.error.ViduException;
import org.apache.camel.Service;

/** Where ended tasks come from that nobody has got yet. Blocks; not thread-safe. */
interface TaskSource extends Service {

    /**
     * Takes tasks that no other consumer has; each must come to be delivered or released.
     *
     * @param  limit         tasks at most
     * @return               empty when there are none now
     * @throws ViduException when no task can be read; none is taken then
     */
    List<ClaimedTask> claim(int limit);
}
