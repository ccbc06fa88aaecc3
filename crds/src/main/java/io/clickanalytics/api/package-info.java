/** Reads ClickAnalytics resources and says everything that is wrong with one, at once. */
@NullMarked
package io.clickanalytics.api;

import org.jspecify.annotations.NullMarked;
