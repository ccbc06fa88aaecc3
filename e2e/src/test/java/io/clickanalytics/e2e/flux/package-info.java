/** Flux: its own controllers, and a Git repository for them. */
@NullMarked
package io.clickanalytics.e2e.flux;

import org.jspecify.annotations.NullMarked;
