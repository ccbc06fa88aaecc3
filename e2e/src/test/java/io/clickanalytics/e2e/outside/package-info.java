/** The dashboard as those outside see it: what stands before it, several replicas, and windows that are published. */
@NullMarked
package io.clickanalytics.e2e.outside;

import org.jspecify.annotations.NullMarked;
