package io.clickanalytics.operator.desired;

/**
 * What is not in the resource and needed to make its objects.
 *
 * @param owner the resource, in this cluster
 * @param kafka how Kafka is reached, looked up
 * @param images what runs
 */
public record Surroundings(Owner owner, KafkaAccess kafka, Images images) {}
