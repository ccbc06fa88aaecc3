/** The resource that a command works on, as it is on one machine. */
@NullMarked
package io.clickanalytics.local.resource;

import org.jspecify.annotations.NullMarked;
