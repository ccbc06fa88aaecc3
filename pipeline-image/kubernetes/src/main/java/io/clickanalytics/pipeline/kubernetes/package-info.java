/** The pipeline as pods of Kubernetes: the driver that makes its executors, and the executor. */
@org.jspecify.annotations.NullMarked
package io.clickanalytics.pipeline.kubernetes;
