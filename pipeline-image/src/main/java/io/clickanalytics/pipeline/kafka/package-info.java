/** What the pipeline does with Kafka: planning and reading spans of the input, dead letters. */
@NullMarked
package io.clickanalytics.pipeline.kafka;

import org.jspecify.annotations.NullMarked;
