/** The command {@code clickanalytics}. */
@NullMarked
package io.clickanalytics.local;

import org.jspecify.annotations.NullMarked;
