package io.clickanalytics.operator.desired;

import io.clickanalytics.api.Problem;
import io.clickanalytics.api.v1alpha1.ChangeClass;
import io.clickanalytics.api.v1alpha1.ChangeStatus;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a change of a spec costs, known before it is carried out.
 *
 * @param changeClass the most costly of its fields'
 * @param fields that changed, sorted
 * @param problems why it is rejected; empty when it is not
 */
public record Change(ChangeClass changeClass, List<String> fields, List<Problem> problems) {
    /** By the path that is nearest; docs/settings.md says the same of the settings that come of a field. */
    private static final Map<String, ChangeClass> CLASSES = new TreeMap<>(Map.ofEntries(
            Map.entry("spec.clicks", ChangeClass.REWIND),
            Map.entry("spec.clicks.labels", ChangeClass.LIVE),
            Map.entry("spec.dashboard", ChangeClass.LIVE),
            Map.entry("spec.deletion", ChangeClass.LIVE),
            Map.entry("spec.items", ChangeClass.REWIND),
            Map.entry("spec.kafka", ChangeClass.DRIVER_ROLL),
            Map.entry("spec.kafka.managed.brokers", ChangeClass.LIVE),
            Map.entry("spec.kafka.managed.storage", ChangeClass.LIVE),
            Map.entry("spec.spark", ChangeClass.DRIVER_ROLL),
            Map.entry("spec.spark.executors", ChangeClass.LIVE),
            Map.entry("spec.suspended", ChangeClass.DRIVER_ROLL),
            Map.entry("spec.window", ChangeClass.REWIND)));

    /** How Strimzi's topics are: it changes them under the running pipeline, which has no setting for that. */
    private static final Map<String, ChangeClass> STRIMZI = Map.of(
            "spec.kafka.input.partitions", ChangeClass.LIVE,
            "spec.kafka.input.replicas", ChangeClass.LIVE,
            "spec.kafka.input.retention", ChangeClass.LIVE,
            "spec.kafka.results.replicas", ChangeClass.LIVE,
            "spec.kafka.results.retention", ChangeClass.LIVE);

    public Change {
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
    }

    /** Absent when nothing changed. Both specs passed validation; the topics of the previous one are there. */
    public static Optional<Change> between(ClickAnalyticsSpec previous, ClickAnalyticsSpec next) {
        return between(previous, next, true);
    }

    /**
     * Absent when nothing changed. Both specs passed validation.
     *
     * @param topics whether those of the previous one are there: what is not there yet can still be made otherwise
     */
    public static Optional<Change> between(ClickAnalyticsSpec previous, ClickAnalyticsSpec next, boolean topics) {
        SortedSet<String> fields = SpecFields.different(previous, next);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        List<Problem> problems = ChangeRules.problems(previous, next, topics);
        boolean strimzi = next.kafka().bootstrapServers() == null;
        ChangeClass most = fields.stream()
                .map(field -> classOf(field, strimzi))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new Change(problems.isEmpty() ? most : ChangeClass.REJECTED, List.copyOf(fields), problems));
    }

    /** As the resource's status shows it. */
    public ChangeStatus status() {
        return new ChangeStatus(changeClass, fields);
    }

    private static ChangeClass classOf(String field, boolean strimzi) {
        ChangeClass special = strimzi ? STRIMZI.get(field) : null;
        if (special != null) {
            return special;
        }
        for (String path = field; path.contains("."); path = path.substring(0, path.lastIndexOf('.'))) {
            ChangeClass known = CLASSES.get(path);
            if (known != null) {
                return known;
            }
        }
        throw new IllegalStateException("nobody said what a change of " + field + " costs; add it here");
    }
}
