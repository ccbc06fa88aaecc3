/** The live dashboard: reads the results topic and shows every window the moment it closes. */
@NullMarked
package io.clickanalytics.dashboard;

import org.jspecify.annotations.NullMarked;
