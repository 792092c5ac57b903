// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.nodes;

/** How the routes of a node go. */
enum NodePattern {

    /** One route submits and lets the prompt go; another brings the results, whoever has submitted. */
    DURABLE,
    /** One route holds the prompt until it has its result. */
    WAITING
}
