package io.clickanalytics.e2e.cluster;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Which Kubernetes the tests use: the first that is to be had of the one given, K3s in Docker, and one made from source. */
sealed interface ClusterChoice {
    /**
     * The one that the variable KUBECONFIG names.
     *
     * @param kubeconfig a file, or several joined as kubectl takes them
     */
    record Given(String kubeconfig) implements ClusterChoice {}

    /** Testcontainers starts it. */
    record K3sInDocker() implements ClusterChoice {}

    /** The one of {@code e2e/cluster}. */
    record FromSource() implements ClusterChoice {}

    /**
     * None of the three.
     *
     * @param message why each is not to be had
     */
    record Nothing(String message) implements ClusterChoice {}

    /**
     * The first of the three that is to be had.
     *
     * @param kubeconfig the variable {@code KUBECONFIG}
     * @param dockerAnswers asked only when no kubeconfig is given
     * @param lacks what this machine lacks for a cluster from source, such as {@code root}
     */
    static ClusterChoice of(@Nullable String kubeconfig, BooleanSupplier dockerAnswers, List<String> lacks) {
        if (kubeconfig != null && !kubeconfig.isBlank()) {
            return kubeconfig.equals(FromSourceCluster.KUBECONFIG) ? new FromSource() : new Given(kubeconfig);
        }
        if (dockerAnswers.getAsBoolean()) {
            return new K3sInDocker();
        }
        return lacks.isEmpty() ? new FromSource() : new Nothing(nothing(lacks));
    }

    private static String nothing(List<String> lacks) {
        return "found no Kubernetes for the cluster tests, wanted one of three: a cluster named by the variable KUBECONFIG"
                + " (it is not set); a Docker engine, for K3s in a container (none answers); or Linux, root and Go 1.24 or"
                + " newer, for the cluster that e2e/cluster builds (missing here: " + String.join(", ", lacks)
                + "); set KUBECONFIG, start Docker, or provide what is missing";
    }
}
