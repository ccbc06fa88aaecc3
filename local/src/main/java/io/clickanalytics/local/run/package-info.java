/** {@code clickanalytics run}: a resource on one machine, each program a process of its own. */
@NullMarked
package io.clickanalytics.local.run;

import org.jspecify.annotations.NullMarked;
