/** What is published, in its wire formats. */
@NullMarked
package io.clickanalytics.pipeline.sink;

import org.jspecify.annotations.NullMarked;
