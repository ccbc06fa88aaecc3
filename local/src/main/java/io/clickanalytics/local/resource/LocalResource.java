package io.clickanalytics.local.resource;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Problem;
import io.clickanalytics.api.ResourceReader;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.operator.desired.DashboardSettings;
import io.clickanalytics.operator.desired.KafkaAccess;
import io.clickanalytics.operator.desired.OneMachine;
import io.clickanalytics.operator.desired.Owner;
import io.clickanalytics.operator.desired.PipelineSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What the operator would make of a resource if its cluster were this machine.
 *
 * @param resource as {@link OneMachine} has it
 * @param warnings sentences about what works and is probably not meant
 */
public record LocalResource(ClickAnalytics resource, List<String> warnings) {
    /** Stands where a cluster has the uid of its kube-system namespace. */
    private static final String CLUSTER = "local";

    public LocalResource {
        warnings = List.copyOf(warnings);
    }

    /** The resource as it is in the file now, with this Kafka; refused with all that is wrong with it. */
    public static LocalResource read(Path file, String bootstrap) {
        Checked checked = ResourceReader.read(file);
        if (checked instanceof Checked.Valid valid) {
            return new LocalResource(
                    OneMachine.of(valid.resource(), bootstrap),
                    valid.warnings().stream().map(Problem::message).toList());
        }
        List<Problem> problems = ((Checked.Invalid) checked).problems();
        throw new Refusal(file + " cannot be used:"
                + problems.stream()
                        .map(problem -> System.lineSeparator() + "  " + problem.message())
                        .collect(Collectors.joining()));
    }

    /** The settings of the pipeline. */
    public SortedMap<String, String> pipeline() {
        return PipelineSettings.of(resource, Owner.of(CLUSTER, resource), KafkaAccess.of(resource));
    }

    /** The settings of the dashboard. */
    public SortedMap<String, String> dashboard() {
        return DashboardSettings.of(resource, KafkaAccess.of(resource));
    }

    /** Heap of the pipeline's one process, MiB. */
    public long heapMebibytes() {
        return OneMachine.heapMebibytes(resource.spec().spark());
    }
}
