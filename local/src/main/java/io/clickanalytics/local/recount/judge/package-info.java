/**
 * The recount's arithmetic, on records and plain maps: it shares no class and no idea with the pipeline, so that a fault of one
 * is not repeated by the other.
 */
@NullMarked
package io.clickanalytics.local.recount.judge;

import org.jspecify.annotations.NullMarked;
