/** What a ClickAnalytics resource is, told from what was seen: pure functions. */
@NullMarked
package io.clickanalytics.operator.status;

import org.jspecify.annotations.NullMarked;
