/** Makes what a ClickAnalytics resource asks for, keeps it so, and takes it away. */
@NullMarked
package io.clickanalytics.operator.reconcile;

import org.jspecify.annotations.NullMarked;
