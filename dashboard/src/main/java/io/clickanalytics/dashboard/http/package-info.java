/** Plain HTTP: the page, the history, health and metrics. */
@NullMarked
package io.clickanalytics.dashboard.http;

import org.jspecify.annotations.NullMarked;
