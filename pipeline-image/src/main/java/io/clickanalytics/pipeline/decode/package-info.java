/** From the bytes of a record to a click: an item and a time, or the reason why it is none. Nothing here throws at a record. */
@NullMarked
package io.clickanalytics.pipeline.decode;

import org.jspecify.annotations.NullMarked;
