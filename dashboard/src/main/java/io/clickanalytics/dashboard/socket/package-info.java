/** The push protocol clicks.v1, through WebSockets or as Server-Sent Events: each viewer at its own place in the history. */
@NullMarked
package io.clickanalytics.dashboard.socket;

import org.jspecify.annotations.NullMarked;
