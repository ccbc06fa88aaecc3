package io.clickanalytics.e2e.cluster;

import io.clickanalytics.e2e.harness.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The overlay for one namespace, as its user changes it: with one pod, and with this.
 *
 * @param images before the names of images
 * @param pipeline name of the image of driver and executors
 * @param settings of the operator, each {@code KEY=VALUE}
 */
record InstalledOperator(String images, String pipeline, List<String> settings) {
    /** As it is. */
    static final InstalledOperator PLAIN = new InstalledOperator("", "clickanalytics-pipeline", List.of());

    /** The same with these settings, too. */
    InstalledOperator with(String... more) {
        return new InstalledOperator(images, pipeline, List.of(more));
    }

    /** The same whose nodes know the images by their other names. */
    InstalledOperator renamed() {
        return new InstalledOperator(images.isEmpty() ? "library/" : "", pipeline, settings);
    }

    /** The same for pods of another image. */
    InstalledOperator withPipeline(String image) {
        return new InstalledOperator(images, image, settings);
    }

    /** Installs it, or upgrades what is there; returns when it works. */
    void in(PodsOfAPipeline pods, Path folder) {
        try {
            Path overlay = folder.toRealPath();
            Path manifests = overlay.relativize(
                    Documents.ROOT.resolve("manifests/one-namespace").toRealPath());
            Files.writeString(overlay.resolve("kustomization.yaml"), kustomization(pods.namespace(), manifests));
            pods.kubectl().run("apply", "--server-side", "--force-conflicts", "-k", overlay.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pods.awaitOperator();
    }

    private String kustomization(String namespace, Path manifests) {
        return """
                namespace: %1$s
                resources: [%2$s]
                replicas: [{name: clickanalytics-operator, count: 1}]
                images:
                  - {name: clickanalytics-operator, newName: %3$sclickanalytics-operator}
                  - {name: clickanalytics-pipeline, newName: %3$s%4$s}
                  - {name: clickanalytics-dashboard, newName: %3$sclickanalytics-dashboard}
                configMapGenerator:
                  - {name: clickanalytics-operator-settings, namespace: analytics, behavior: merge, literals: %5$s}
                """.formatted(namespace, manifests, images, pipeline, settings);
    }
}
