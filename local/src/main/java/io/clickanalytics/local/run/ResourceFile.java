package io.clickanalytics.local.run;

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
import java.util.stream.Collectors;

/**
 * The resource that is run, in a file that its user may edit meanwhile.
 *
 * @param path YAML
 */
record ResourceFile(Path path) {
    /** Stands where a cluster has the uid of its kube-system namespace. */
    private static final String CLUSTER = "local";

    /** The resource as it is now; refused with all that is wrong with it. */
    ClickAnalytics read() {
        Checked checked = ResourceReader.read(path);
        if (checked instanceof Checked.Valid valid) {
            return valid.resource();
        }
        List<Problem> problems = ((Checked.Invalid) checked).problems();
        throw new Refusal(path + " cannot be run:"
                + problems.stream()
                        .map(problem -> System.lineSeparator() + "  " + problem.message())
                        .collect(Collectors.joining()));
    }

    /** What the operator would make of it on one machine with this Kafka. */
    Settings settings(String bootstrap) {
        ClickAnalytics here = OneMachine.of(read(), bootstrap);
        KafkaAccess kafka = KafkaAccess.of(here);
        return new Settings(
                PipelineSettings.of(here, Owner.of(CLUSTER, here), kafka), DashboardSettings.of(here, kafka));
    }
}
