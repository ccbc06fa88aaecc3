package io.clickanalytics.operator.reconcile;

import io.clickanalytics.operator.status.Claim;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import java.util.stream.Stream;

/** What is said of an exception. */
final class Failure {
    private static final int LONGEST = 500;

    private Failure() {}

    static Claim claim(Exception failure) {
        return Claim.pending(
                "ReconcileFailed",
                "found a failure (%s), wanted none; it is tried again, ever more rarely, see the operator's log if this lasts"
                        .formatted(sentence(failure)));
    }

    /** The API server's own words where it refused something; it does not repeat what is in an object's data. */
    private static String sentence(Exception failure) {
        String text = causes(failure)
                .filter(KubernetesClientException.class::isInstance)
                .map(cause -> ((KubernetesClientException) cause).getStatus() == null
                        ? String.valueOf(cause.getMessage())
                        : ((KubernetesClientException) cause).getStatus().getMessage())
                .findFirst()
                .orElseGet(() -> failure.getClass().getSimpleName() + ": " + failure.getMessage());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Stream<Throwable> parts = failure instanceof AggregatedOperatorException aggregated
                ? aggregated.getAggregatedExceptions().values().stream().map(Throwable.class::cast)
                : Stream.ofNullable(failure.getCause());
        return Stream.concat(Stream.of(failure), parts.flatMap(Failure::causes));
    }
}
