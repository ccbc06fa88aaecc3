package io.clickanalytics.operator.reconcile;

import io.clickanalytics.operator.status.Claim;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import java.util.stream.Stream;

/** What is said of an exception. */
final class Failure {
    private static final int LONGEST = 500;
    /** The API server understood an object, and one of its values is none that it takes. */
    private static final int UNPROCESSABLE = 422;

    private Failure() {}

    static Claim claim(Exception failure) {
        return refusals(failure).anyMatch(refusal -> refusal.getCode() == UNPROCESSABLE)
                ? Claim.blocked(
                        "ObjectRefused",
                        "found that the API server refuses an object of this resource (%s), wanted values that it takes; correct them in the spec"
                                .formatted(sentence(failure)))
                : Claim.pending(
                        "ReconcileFailed",
                        "found a failure (%s), wanted none; it is tried again, ever more rarely, see the operator's log if this lasts"
                                .formatted(sentence(failure)));
    }

    /** The API server's own words where it refused something; it does not repeat what is in an object's data. */
    private static String sentence(Exception failure) {
        String text = refusals(failure)
                .map(refusal -> refusal.getStatus() == null
                        ? String.valueOf(refusal.getMessage())
                        : refusal.getStatus().getMessage())
                .findFirst()
                .orElseGet(() -> failure.getClass().getSimpleName() + ": " + failure.getMessage());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static Stream<KubernetesClientException> refusals(Exception failure) {
        return causes(failure)
                .filter(KubernetesClientException.class::isInstance)
                .map(KubernetesClientException.class::cast);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Stream<Throwable> parts = failure instanceof AggregatedOperatorException aggregated
                ? aggregated.getAggregatedExceptions().values().stream().map(Throwable.class::cast)
                : Stream.ofNullable(failure.getCause());
        return Stream.concat(Stream.of(failure), parts.flatMap(Failure::causes));
    }
}
