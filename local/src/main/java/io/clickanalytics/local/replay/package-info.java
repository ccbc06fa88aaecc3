/** The command {@code replay}: sends the rows of a CSV file to a Kafka topic at a chosen pace. */
@NullMarked
package io.clickanalytics.local.replay;

import org.jspecify.annotations.NullMarked;
