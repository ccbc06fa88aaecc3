/** A stand-in of Strimzi's operators, whose images the tests cannot have, before a real Kafka. */
@NullMarked
package io.clickanalytics.e2e.strimzi;

import org.jspecify.annotations.NullMarked;
