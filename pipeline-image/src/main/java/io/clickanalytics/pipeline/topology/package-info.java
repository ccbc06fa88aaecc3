/** Static functions over one batch: what executors do, what comes back to the driver. */
@NullMarked
package io.clickanalytics.pipeline.topology;

import org.jspecify.annotations.NullMarked;
