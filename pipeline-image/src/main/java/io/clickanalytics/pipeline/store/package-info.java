/** The commit: what is true about the count, in one Kafka transaction with what it publishes. */
@NullMarked
package io.clickanalytics.pipeline.store;

import org.jspecify.annotations.NullMarked;
