package io.clickanalytics.operator.desired;

import io.clickanalytics.api.Problem;
import io.clickanalytics.api.v1alpha1.BrokerStorage;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.clickanalytics.api.v1alpha1.InputTopic;
import io.clickanalytics.api.v1alpha1.Kafka;
import io.clickanalytics.api.v1alpha1.KafkaCluster;
import io.clickanalytics.api.v1alpha1.ManagedKafka;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes that cannot be carried out. The API server refuses most of them; not one that it never saw happen, as when a
 * resource is deleted and made anew while its topics are retained.
 */
final class ChangeRules {
    private static final String ANOTHER = "create another ClickAnalytics";

    private final Kafka before;
    private final Kafka after;
    private final List<Problem> problems = new ArrayList<>();

    private ChangeRules(ClickAnalyticsSpec previous, ClickAnalyticsSpec next) {
        before = previous.kafka();
        after = next.kafka();
    }

    /**
     * Why one cannot follow the other.
     *
     * @param topics whether those of the previous one are there
     */
    static List<Problem> problems(ClickAnalyticsSpec previous, ClickAnalyticsSpec next, boolean topics) {
        var rules = new ChangeRules(previous, next);
        rules.cluster();
        rules.topics();
        if (topics) {
            rules.partitions();
            rules.copies();
        }
        rules.storage();
        return rules.problems;
    }

    /** Its listener may change: it is the same cluster. */
    private void cluster() {
        same("spec.kafka", kind(before), kind(after), "what was counted is kept in it");
        KafkaCluster one = before.cluster();
        KafkaCluster other = after.cluster();
        if (one != null && other != null) {
            same("spec.kafka.cluster.name", one.name(), other.name(), "what was counted is kept in it");
            same("spec.kafka.cluster.namespace", one.namespace(), other.namespace(), "what was counted is kept in it");
        }
    }

    private void topics() {
        same(
                "spec.kafka.input.topic",
                before.input().topic(),
                after.input().topic(),
                "what was counted is bound to it");
        same(
                "spec.kafka.results.topic",
                before.results().topic(),
                after.results().topic(),
                "the state topic is named after it");
    }

    private void partitions() {
        InputTopic one = before.input();
        InputTopic other = after.input();
        if (one.managed() && other.managed() && other.partitions() < one.partitions()) {
            problems.add(new Problem(
                    "spec.kafka.input.partitions",
                    other.partitions().toString(),
                    "at least " + one.partitions() + ", because Kafka cannot take partitions away",
                    "keep or raise the number"));
        }
    }

    /** Strimzi changes the number of copies only with Cruise Control, and says so for ever. */
    private void copies() {
        if (before.bootstrapServers() != null || after.bootstrapServers() != null) {
            return;
        }
        if (before.input().managed() && after.input().managed()) {
            sameCopies(
                    "spec.kafka.input.replicas",
                    before.input().replicas(),
                    after.input().replicas());
        }
        sameCopies("spec.kafka.results.replicas", copiesOfResults(before), copiesOfResults(after));
    }

    private void sameCopies(String path, int one, int other) {
        if (one != other) {
            problems.add(new Problem(
                    path,
                    Integer.toString(other),
                    one + ", because topics that exist keep their number of copies",
                    "keep the number; move the copies with Kafka's own tools"));
        }
    }

    private void storage() {
        ManagedKafka one = before.managed();
        ManagedKafka other = after.managed();
        if (one == null || other == null) {
            return;
        }
        BrokerStorage old = one.storage();
        BrokerStorage wanted = other.storage();
        if (bytes(wanted.size()).compareTo(bytes(old.size())) < 0) {
            problems.add(new Problem(
                    "spec.kafka.managed.storage.size",
                    wanted.size(),
                    "at least " + old.size() + ", because a volume cannot shrink",
                    "keep or raise the size"));
        }
        if (!Objects.equals(old.className(), wanted.className())) {
            problems.add(new Problem(
                    "spec.kafka.managed.storage.className",
                    text(wanted.className()),
                    text(old.className()) + ", because volumes keep their storage class",
                    "keep it"));
        }
    }

    private void same(String path, @Nullable String one, @Nullable String other, String reason) {
        if (!Objects.equals(one, other)) {
            problems.add(new Problem(path, text(other), text(one) + ", because " + reason, ANOTHER));
        }
    }

    private static int copiesOfResults(Kafka kafka) {
        return Objects.requireNonNullElse(
                kafka.results().replicas(), kafka.input().replicas());
    }

    private static String kind(Kafka kafka) {
        if (kafka.cluster() != null) {
            return "cluster";
        }
        return kafka.managed() == null ? "bootstrapServers" : "managed";
    }

    private static BigDecimal bytes(String size) {
        return Quantity.getAmountInBytes(new Quantity(size));
    }

    private static String text(@Nullable String value) {
        return value == null ? "nothing" : value;
    }
}
