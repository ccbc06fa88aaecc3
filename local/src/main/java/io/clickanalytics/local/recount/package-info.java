/** The command {@code recount}: reads input, results and commits from Kafka, and says whether every count is right. */
@NullMarked
package io.clickanalytics.local.recount;

import org.jspecify.annotations.NullMarked;
