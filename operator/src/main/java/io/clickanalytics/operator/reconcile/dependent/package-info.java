/** Thin adapters between what is desired and what is applied: one class for each object of a resource. */
@NullMarked
package io.clickanalytics.operator.reconcile.dependent;

import org.jspecify.annotations.NullMarked;
