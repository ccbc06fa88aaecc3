@NullMarked
package io.clickanalytics.process;

import org.jspecify.annotations.NullMarked;
