package io.clickanalytics.operator.status;

import io.strimzi.api.kafka.model.topic.KafkaTopic;
import org.jspecify.annotations.Nullable;

/**
 * A wanted topic and what there is of it.
 *
 * @param wanted as it shall be
 * @param found as it is; null while there is none
 * @param ours false: it belongs to somebody else
 */
public record TopicSeen(KafkaTopic wanted, @Nullable KafkaTopic found, boolean ours) {}
