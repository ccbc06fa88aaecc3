package io.clickanalytics.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.operator.status.Claim;
import io.clickanalytics.operator.status.Verdict;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FailureTest {
    private static final String WORDS =
            "Ingress \"phones-dashboard\" is invalid: spec.tls[0].secretName: Invalid value";

    @Test
    void anObjectThatTheApiServerDoesNotTakeIsForTheAuthorOfTheSpec() {
        var failure = new AggregatedOperatorException("dependents", Map.of("ingress", answered(422)));

        Claim claim = Failure.claim(failure);

        assertThat(claim.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(claim.reason()).isEqualTo("ObjectRefused");
        assertThat(claim.message()).contains(WORDS, "correct them in the spec");
    }

    @Test
    void anythingElseIsTriedAgain() {
        Claim claim = Failure.claim(answered(500));

        assertThat(claim.verdict()).isEqualTo(Verdict.PENDING);
        assertThat(claim.reason()).isEqualTo("ReconcileFailed");
        assertThat(claim.message()).contains(WORDS);
    }

    private static KubernetesClientException answered(int code) {
        var status = new StatusBuilder().withCode(code).withMessage(WORDS).build();
        return new KubernetesClientException(WORDS, code, status);
    }
}
