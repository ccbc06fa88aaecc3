/** The windows that were read, as immutable values; pure. */
@NullMarked
package io.clickanalytics.dashboard.history;

import org.jspecify.annotations.NullMarked;
