package io.clickanalytics.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ClusterChoiceTest {
    @Test
    void theOneGivenComesFirstAndDockerIsNotEvenAsked() {
        ClusterChoice choice = ClusterChoice.of(
                "/home/me/.kube/config",
                () -> {
                    throw new AssertionError("asked");
                },
                List.of());

        assertThat(choice).isEqualTo(new ClusterChoice.Given("/home/me/.kube/config"));
    }

    @Test
    void dockerComesBeforeBuildingOne() {
        assertThat(ClusterChoice.of(null, () -> true, List.of())).isEqualTo(new ClusterChoice.K3sInDocker());
    }

    @Test
    void withoutBothOneIsBuilt() {
        assertThat(ClusterChoice.of(" ", () -> false, List.of())).isEqualTo(new ClusterChoice.FromSource());
    }

    @Test
    void aBuiltOneThatIsGivenIsKnownAsSuch() {
        ClusterChoice choice = ClusterChoice.of(FromSourceCluster.KUBECONFIG, () -> true, List.of());

        assertThat(choice).isEqualTo(new ClusterChoice.FromSource());
    }

    @Test
    void withoutAnyTheMessageNamesAllThreeAndWhatIsMissing() {
        ClusterChoice choice = ClusterChoice.of(null, () -> false, List.of("root", "Go"));

        assertThat(((ClusterChoice.Nothing) choice).message())
                .contains("KUBECONFIG", "Docker", "e2e/cluster", "missing here: root, Go");
    }
}
