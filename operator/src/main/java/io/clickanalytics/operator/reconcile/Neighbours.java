package io.clickanalytics.operator.reconcile;

/**
 * Where facts come from that are not in the resource and its objects.
 *
 * @param kafka the Kafka cluster
 * @param topics the topics in it
 * @param apis the kinds of this cluster
 * @param reports what drivers say
 */
record Neighbours(KafkaLookup kafka, StrimziTopics topics, ServedApis apis, DriverReports reports) {}
