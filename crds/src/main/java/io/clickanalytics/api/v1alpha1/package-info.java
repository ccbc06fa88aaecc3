/**
 * The ClickAnalytics resource as records, in the shape that the CRD is generated from.
 *
 * <p>A component that is not {@code @Nullable} is required or has a default: it is there in every resource that passed
 * {@link io.clickanalytics.api.Validation}. Numbers and booleans are boxed, so that "absent" survives until the
 * default takes its place.
 */
@NullMarked
package io.clickanalytics.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
