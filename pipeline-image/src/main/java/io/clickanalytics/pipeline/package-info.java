/** The pipeline: its settings, its stream's life, and what it tells about itself. */
@NullMarked
package io.clickanalytics.pipeline;

import org.jspecify.annotations.NullMarked;
