/** Getting a Kubernetes for the tests. */
@NullMarked
package io.clickanalytics.e2e.cluster;

import org.jspecify.annotations.NullMarked;
