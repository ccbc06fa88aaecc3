package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PipelineNamesTest {
    private static final int LABEL = 63;
    private static final int REVISION_HASH = 11;
    private static final String NAME = "[a-z]([-a-z0-9]*[a-z0-9])?";

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "phones", "clicks-of-all-shops-in-the-northern-half", "a----------------------------b-c"})
    void fitEveryNameOfAResource(String name) {
        PipelineNames names = names(name);

        assertThat(List.of(
                        names.driver(),
                        names.executor(),
                        names.executors(),
                        names.pipeline(),
                        names.dashboard(),
                        names.kafkaSecret(),
                        names.kafkaCluster(),
                        names.brokerPool(),
                        names.controllerPool()))
                .allSatisfy(each -> assertThat(each).matches(NAME).hasSizeLessThanOrEqualTo(LABEL));
        assertThat(names.driver()).hasSizeLessThanOrEqualTo(LABEL - REVISION_HASH);
        // Strimzi labels a pod with its own name: cluster, pool and number
        assertThat(names.kafkaCluster() + "-" + names.controllerPool() + "-100").hasSizeLessThanOrEqualTo(LABEL);
    }

    @Test
    void differForLongNamesThatBeginAlike() {
        Set<String> bases = IntStream.range(0, 100)
                .mapToObj(number ->
                        names("clicks-of-all-shops-in-the-north-" + number).base())
                .collect(Collectors.toSet());

        assertThat(bases).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "page-views", "2026"})
    void keepTheNameOfATopicThatKubernetesTakes(String topic) {
        assertThat(PipelineNames.topicObject(topic)).isEqualTo(topic);
    }

    @Test
    void tellTopicsApartThatDifferInWhatKubernetesDoesNotTake() {
        List<String> objects = Stream.of("a.b", "a_b", "a-b", "A-b", "_", ".", "..", "-", "x".repeat(249))
                .map(PipelineNames::topicObject)
                .toList();

        assertThat(objects).doesNotHaveDuplicates().allSatisfy(name -> assertThat(name)
                .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")
                .hasSizeLessThanOrEqualTo(253));
    }

    private static PipelineNames names(String name) {
        var resource = new ClickAnalytics();
        resource.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace("shop").build());
        return PipelineNames.of(resource);
    }
}
