/** The pure core: how records become clicks, clicks counts, and counts windows. No Spark, no Kafka, no clock. */
@NullMarked
package io.clickanalytics.pipeline.model;

import org.jspecify.annotations.NullMarked;
