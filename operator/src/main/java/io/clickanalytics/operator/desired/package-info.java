/** What a ClickAnalytics resource asks for, as pure functions of it. */
@NullMarked
package io.clickanalytics.operator.desired;

import org.jspecify.annotations.NullMarked;
