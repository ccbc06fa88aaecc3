package io.clickanalytics.e2e.cluster;

import java.nio.file.Path;

/** The cluster that KUBECONFIG names: nothing of it is known, and it stays. */
record GivenCluster(Kubectl kubectl) implements Origin {
    static GivenCluster of(String kubeconfig) {
        return new GivenCluster(Kubectl.onPath(kubeconfig));
    }

    @Override
    public String description() {
        return "the cluster given by KUBECONFIG=" + kubectl.kubeconfig();
    }

    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public void load(Path archive) {
        throw new IllegalStateException(
                "found images to load into the cluster of KUBECONFIG, wanted a cluster whose nodes"
                        + " are known; load " + archive + " by its own means, or run the tests without KUBECONFIG");
    }

    @Override
    public void close() {
        // it is not ours
    }
}
