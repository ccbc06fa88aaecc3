/** Starts the programs of the distribution one by one, loads them, breaks them, and asks the recount. */
@NullMarked
package io.clickanalytics.e2e.harness;

import org.jspecify.annotations.NullMarked;
