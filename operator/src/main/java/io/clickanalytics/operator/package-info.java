/** The operator as a program. */
@NullMarked
package io.clickanalytics.operator;

import org.jspecify.annotations.NullMarked;
