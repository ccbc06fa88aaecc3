package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickFormat;
import io.clickanalytics.api.v1alpha1.OnDeletion;
import io.clickanalytics.api.v1alpha1.OnInputRecreated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResourceReaderTest {
    @Test
    void setsTheDefaultsOfTheCrd() {
        var spec = Resource.valid(Resource.GOOD).resource().spec();

        assertThat(spec.kafka().input().managed()).isTrue();
        assertThat(spec.kafka().input().partitions()).isEqualTo(6);
        assertThat(spec.kafka().input().retention()).hasToString("24h");
        assertThat(spec.kafka().clients().properties()).isNull();
        assertThat(spec.clicks().format()).isEqualTo(ClickFormat.TEXT);
        assertThat(spec.clicks().time()).isEqualTo("kafka");
        assertThat(spec.clicks().start()).isEqualTo("earliest");
        assertThat(spec.clicks().onInputRecreated()).isEqualTo(OnInputRecreated.FAIL);
        assertThat(spec.window().length()).hasToString("2s");
        assertThat(spec.window().effectiveSlide()).hasToString("2s");
        assertThat(spec.window().delay()).hasToString("200ms");
        assertThat(spec.items().limit()).isEqualTo(100_000);
        assertThat(spec.spark().executors()).isEqualTo(2);
        assertThat(spec.spark().driver().cpu()).hasToString("500m");
        assertThat(spec.spark().executor().cpu()).hasToString("1");
        assertThat(spec.dashboard().replicas()).isEqualTo(2);
        assertThat(spec.deletion().topics()).isEqualTo(OnDeletion.RETAIN);
        assertThat(spec.suspended()).isFalse();
    }

    @Test
    void setsDefaultsBesideWhatIsGiven() {
        var spec = Resource.valid(Resource.with("{window: {length: 1h}, spark: {executor: {memory: 2Gi}}}"))
                .resource()
                .spec();

        assertThat(spec.window().effectiveSlide()).hasToString("1h");
        assertThat(spec.window().batch()).hasToString("1s");
        assertThat(spec.spark().executor().memory()).isEqualTo("2Gi");
        assertThat(spec.spark().executor().cpu()).hasToString("1");
    }

    @Test
    void readsNullAsAbsent() {
        var spec = Resource.valid(Resource.with("{window: {length: null}, dashboard: null}"))
                .resource()
                .spec();

        assertThat(spec.window().length()).hasToString("2s");
        assertThat(spec.dashboard().history()).hasToString("1h");
    }

    @Test
    void readsNumbersOfCpusAsKubernetesDoes() {
        var spec = Resource.valid(Resource.with("spark: {driver: {cpu: 2}}"))
                .resource()
                .spec();

        assertThat(spec.spark().driver().cpu()).hasToString("2");
    }

    @Test
    void readsLabelsWithoutQuotes() {
        var spec = Resource.valid(Resource.with("clicks: {labels: {0: Huawei, 1: Samsung}}"))
                .resource()
                .spec();

        assertThat(spec.clicks().labels()).containsEntry("0", "Huawei").containsEntry("1", "Samsung");
    }

    @Test
    void readsWhatKubectlGives() {
        Checked checked = ResourceReader.parse("""
                {"apiVersion": "clickanalytics.io/v1alpha1", "kind": "ClickAnalytics",
                 "metadata": {"name": "phones", "namespace": "shop", "uid": "1-2", "generation": 3, "resourceVersion": "77",
                   "creationTimestamp": "2026-11-21T08:00:00Z", "managedFields": [{"manager": "kubectl"}],
                   "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "{}"}},
                 "spec": {"kafka": {"bootstrapServers": "b:9092", "input": {"topic": "in"}, "results": {"topic": "out"}}},
                 "status": {"observedGeneration": 3, "executors": {"desired": 2, "running": 2, "selector": "a=b"},
                   "conditions": [{"type": "Ready", "status": "True", "reason": "DataFlows", "message": "",
                     "lastTransitionTime": "2026-11-21T08:00:00Z", "observedGeneration": 3}]}}
                """);

        assertThat(checked).isInstanceOfSatisfying(Checked.Valid.class, valid -> {
            assertThat(valid.resource().getMetadata().getNamespace()).isEqualTo("shop");
            assertThat(valid.resource().getStatus().conditions())
                    .singleElement()
                    .hasFieldOrPropertyWithValue("reason", "DataFlows");
        });
    }

    @Test
    void checksAResourceThatAnotherDeserialised() {
        ClickAnalytics resource =
                Resource.valid(Resource.with("clicks: {labels: {'0': Huawei}}")).resource();

        Checked checked = Validation.of(resource);

        assertThat(checked).isInstanceOfSatisfying(Checked.Valid.class, valid -> assertThat(
                        valid.resource().spec())
                .isEqualTo(resource.spec()));
    }

    @Test
    void refusesAnotherKind() {
        List<String> said =
                Resource.problems("{apiVersion: v1, kind: Service, metadata: {name: x}, spec: {ports: []}}");

        assertThat(said)
                .containsExactly(
                        "kind: found Service, wanted ClickAnalytics; use a file that holds a resource of this kind");
    }

    @Test
    void saysWhatEveryObjectNeeds() {
        List<String> said = Resource.problems("{apiVersion: clickanalytics.io/v1, kind: ClickAnalytic, metdata: {}}");

        assertThat(said)
                .containsExactly(
                        "metdata: found an unknown field, wanted a field of a ClickAnalytics; write metadata",
                        "apiVersion: found clickanalytics.io/v1, wanted clickanalytics.io/v1alpha1; write "
                                + "clickanalytics.io/v1alpha1",
                        "kind: found ClickAnalytic, wanted ClickAnalytics; write ClickAnalytics",
                        "spec: found nothing, wanted an object with the fields clicks, dashboard, deletion, items, kafka, "
                                + "spark, suspended, window; add spec");
    }

    @Test
    void refusesNamesThatServicesCannotHave() {
        String long41 = Resource.GOOD.replace("name: phones", "name: " + "p".repeat(41));
        String upper = Resource.GOOD.replace("name: phones", "name: Phones");

        assertThat(Resource.problems(long41))
                .containsExactly("metadata.name: found " + "p".repeat(41)
                        + " (41 characters), wanted at most 40 characters; shorten it");
        assertThat(Resource.problems(upper))
                .containsExactly(
                        "metadata.name: found Phones, wanted a name of lower-case letters, digits and '-' that "
                                + "starts with a letter; choose such a name");
    }

    @Test
    void saysWhereTextIsNotYaml() {
        List<String> said = Resource.problems("kind: ClickAnalytics\nspec: {kafka: [}\n");

        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("resource: found text that is not YAML in line 2, column ");
    }

    @Test
    void refusesAFieldGivenTwice() {
        List<String> said = Resource.problems(Resource.GOOD + "  window: {length: 1s, length: 2s}\n");

        assertThat(said).singleElement().asString().contains("line 9", "length");
    }

    @Test
    void wantsExactlyOneResource() {
        assertThat(Resource.problems(""))
                .containsExactly(
                        "resource: found nothing, wanted one resource of kind ClickAnalytics; start from one of the "
                                + "examples");
        assertThat(Resource.problems(Resource.GOOD + "---\n" + Resource.GOOD))
                .containsExactly(
                        "resource: found 2 documents, wanted one resource of kind ClickAnalytics; keep one, and the "
                                + "others in files of their own");
        assertThat(Resource.problems("--- # nothing\n---\n" + Resource.GOOD + "---\n"))
                .isEmpty();
        assertThat(Resource.problems("phones"))
                .containsExactly(
                        "resource: found phones, wanted the fields apiVersion, kind, metadata and spec; start from "
                                + "one of the examples");
    }

    @Test
    void saysWhyAFileCannotBeRead(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {(byte) 0xe9, ' ', 'x'});
        Path missing = folder.resolve("missing.yaml");

        assertThat(said(missing))
                .isEqualTo(missing
                        + ": found no such file, wanted a file with a resource of kind ClickAnalytics; check the name");
        assertThat(said(folder))
                .isEqualTo(
                        folder + ": found a folder, wanted a file with a resource of kind ClickAnalytics; name a file "
                                + "that you may read");
        assertThat(said(latin))
                .isEqualTo(latin
                        + ": found bytes that are not UTF-8, wanted a file with a resource of kind ClickAnalytics; "
                        + "store the file as UTF-8");
    }

    private static String said(Path file) {
        return ((Checked.Invalid) ResourceReader.read(file)).problems().get(0).message();
    }
}
