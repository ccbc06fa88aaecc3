/** Reads the results topic on a thread of its own and keeps the history up to date. */
@NullMarked
package io.clickanalytics.dashboard.feed;

import org.jspecify.annotations.NullMarked;
