package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Validation;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import org.junit.jupiter.api.Test;

final class OneMachineTest {
    private static final String CLUSTERED = """
            apiVersion: clickanalytics.io/v1alpha1
            kind: ClickAnalytics
            metadata: {name: phones}
            spec:
              kafka:
                cluster: {name: clicks}
                clients: {secret: scram}
                input: {topic: phone, managed: false}
                results: {topic: resultPhone, paperTopic: paper, retention: 2h}
              clicks: {labels: {"0": Huawei}}
              window: {length: 4s}
              dashboard: {title: Phones, ingress: {host: phones.example.com}}
            """;

    @Test
    void putsOneBrokerInThePlaceOfTheCluster() {
        var kafka =
                OneMachine.of(Resources.of(CLUSTERED), "127.0.0.1:5000").spec().kafka();

        assertThat(kafka.cluster()).isNull();
        assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:5000");
        assertThat(kafka.clients().secret()).isNull();
        assertThat(kafka.input().managed()).isTrue();
        assertThat(kafka.input().replicas()).isEqualTo(1);
        assertThat(kafka.results().replicas()).isEqualTo(1);
    }

    @Test
    void keepsWhatIsCountedAndShown() {
        ClickAnalytics resource = Resources.of(CLUSTERED);

        var here = OneMachine.of(resource, "127.0.0.1:5000").spec();

        assertThat(here.clicks()).isEqualTo(resource.spec().clicks());
        assertThat(here.window()).isEqualTo(resource.spec().window());
        assertThat(here.kafka().input().topic()).isEqualTo("phone");
        assertThat(here.kafka().results().paperTopic()).isEqualTo("paper");
        assertThat(here.kafka().results().retention()).hasToString("2h");
        assertThat(here.dashboard().title()).isEqualTo("Phones");
        assertThat(here.dashboard().ingress()).isNull();
    }

    @Test
    void hasTheHeapOfADriverAndAnExecutor() {
        assertThat(OneMachine.heapMebibytes(Resources.of(CLUSTERED).spec().spark()))
                .isEqualTo(2 * 768);
    }

    @Test
    void isAValidResourceItself() {
        ClickAnalytics here = OneMachine.of(Resources.of(CLUSTERED), "127.0.0.1:5000");

        assertThat(Validation.of(here)).isInstanceOf(Checked.Valid.class);
    }

    @Test
    void usesTheResourcesOwnBrokersAsItSays() {
        ClickAnalytics resource =
                Resources.of(CLUSTERED.replace("cluster: {name: clicks}", "bootstrapServers: kafka.example.com:9092"));

        var here = OneMachine.of(resource, "kafka.example.com:9092").spec();

        assertThat(here.kafka()).isEqualTo(resource.spec().kafka());
    }
}
