/** The push protocol clicks.v1: one viewer per socket, each at its own place in the history. */
@NullMarked
package io.clickanalytics.dashboard.socket;

import org.jspecify.annotations.NullMarked;
