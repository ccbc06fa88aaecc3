package io.clickanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.Position;
import io.clickanalytics.pipeline.model.Shape;
import io.clickanalytics.pipeline.store.Commit;
import io.clickanalytics.pipeline.store.Origin;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResumptionTest {
    private static final Map<String, String> IDS = Map.of("phone", "p", "resultPhone", "r", "resultPhone-state", "s");

    @Test
    void countsOnAfterTheLastCommit() {
        Commit commit = commit("local/default/phones", "");

        assertThat(Resumption.of(found(commit, IDS), config()))
                .isEqualTo(new Resumption.Continue(commit, commit.origin().epoch()));
    }

    @Test
    void beginsWhereTheResourceSaysWhenThereIsNothing() {
        Resumption resumption = Resumption.of(new Resumption.Found(null, "cluster", IDS, false), config());

        assertThat(resumption)
                .isEqualTo(new Resumption.Begin(new Origin.Epoch(0, ""), PipelineConfig.Start.parse("earliest"), 0));
    }

    @Test
    void refusesToCountFromNothingWhenThereAreResults() {
        assertThatThrownBy(() -> Resumption.of(new Resumption.Found(null, "cluster", IDS, true), config()))
                .isInstanceOf(Resumption.Refused.class)
                .hasMessageContaining("resultPhone holds results but resultPhone-state holds no state");
    }

    @Test
    void refusesAnInputThatWasMadeAnew() {
        Map<String, String> ids = new TreeMap<>(IDS);
        ids.put("phone", "q");

        assertThatThrownBy(() -> Resumption.of(found(commit("local/default/phones", ""), ids), config()))
                .hasMessageContaining("phone was made anew (id q, counted was p)")
                .hasMessageContaining("Restart");
    }

    @Test
    void countsAnInputThatWasMadeAnewFromItsBeginningWhenTold() {
        Map<String, String> ids = new TreeMap<>(IDS);
        ids.put("phone", "q");
        PipelineConfig config = config("clicks.onInputRecreated", "Restart");

        assertThat(Resumption.of(found(commit("local/default/phones", ""), ids), config))
                .isEqualTo(new Resumption.Begin(new Origin.Epoch(1, ""), PipelineConfig.Start.parse("earliest"), 41));
    }

    @Test
    void aNewNonceBeginsTheNextEpochAndAnOldOneDoesNot() {
        PipelineConfig config = config("reset.nonce", "again", "reset.from", "2026-11-21T08:00:00Z");

        assertThat(Resumption.of(found(commit("local/default/phones", "first"), IDS), config))
                .isEqualTo(new Resumption.Begin(
                        new Origin.Epoch(1, "again"), PipelineConfig.Start.parse("2026-11-21T08:00:00Z"), 41));
        assertThat(Resumption.of(found(commit("local/default/phones", "again"), IDS), config))
                .isInstanceOf(Resumption.Continue.class);
    }

    @Test
    void aResultsTopicThatWasMadeAnewBeginsTheNextEpochOfTheSameCount() {
        Commit commit = commit("local/default/phones", "first");

        Resumption resumption = Resumption.of(found(commit, with("resultPhone", "r2")), config());

        assertThat(resumption).isEqualTo(new Resumption.Continue(commit, new Origin.Epoch(1, "first", true)));
        assertThat(((Resumption.Continue) resumption).publishesAgain()).isTrue();
    }

    @Test
    void refusesAStateTopicThatWasMadeAnewUnlessItIsSaidToBeAWholeCopy() {
        Commit commit = commit("local/default/phones", "");
        Resumption.Found found = found(commit, with("resultPhone-state", "s2"));

        assertThatThrownBy(() -> Resumption.of(found, config()))
                .isInstanceOf(Resumption.Refused.class)
                .hasMessageContaining("resultPhone-state was made anew (id s2, the last commit was made with s)");
        assertThat(Resumption.of(found, config("state.adoptFrom", "local/default/phones")))
                .isInstanceOf(Resumption.Continue.class);
        assertThat(Resumption.of(found, config("reset.nonce", "again"))).isInstanceOf(Resumption.Begin.class);
    }

    @Test
    void refusesAStateThatWasWrittenInAnotherKafkaClusterWhateverItIsTold() {
        var found = new Resumption.Found(commit("local/default/phones", ""), "other", IDS, true);

        assertThatThrownBy(() -> Resumption.of(found, config("state.adoptFrom", "local/default/phones")))
                .isInstanceOf(Resumption.Refused.class)
                .hasMessageContaining("was written in Kafka cluster cluster, this is other");
        assertThatThrownBy(() -> Resumption.of(found, config("reset.nonce", "again")))
                .isInstanceOf(Resumption.Refused.class);
    }

    @Test
    void theStateOfAnotherIsRefusedUnlessItIsAdoptedByName() {
        Commit commit = commit("local/shop/phones", "");

        assertThatThrownBy(() -> Resumption.checkOwner(commit, config()))
                .isInstanceOf(Resumption.Refused.class)
                .hasMessageContaining("holds the state of local/shop/phones, this is local/default/phones")
                .hasMessageContaining(
                        "set state.adoptFrom (annotation clickanalytics.io/adopt-state) to local/shop/phones");
        assertThatThrownBy(() -> Resumption.checkOwner(commit, config("state.adoptFrom", "local/other/phones")))
                .isInstanceOf(Resumption.Refused.class);
        assertThatCode(() -> Resumption.checkOwner(commit, config("state.adoptFrom", "local/shop/phones")))
                .doesNotThrowAnyException();
    }

    private static Map<String, String> with(String topic, String id) {
        Map<String, String> ids = new TreeMap<>(IDS);
        ids.put(topic, id);
        return ids;
    }

    private static Resumption.Found found(@Nullable Commit commit, Map<String, String> ids) {
        return new Resumption.Found(commit, "cluster", ids, true);
    }

    private static Commit commit(String owner, String nonce) {
        return new Commit(
                41,
                new Origin(owner, "boot", "cluster", IDS, new Origin.Epoch(0, nonce)),
                Map.of(),
                Position.beginning(Shape.of(Duration.ofSeconds(2), Duration.ofSeconds(2))),
                Fate.Totals.none());
    }

    private static PipelineConfig config(String... more) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "owner", "local/default/phones",
                "kafka.bootstrap.servers", "b:9092",
                "spark.master", "local[*]",
                "input.topic", "phone",
                "results.topic", "resultPhone",
                "state.topic", "resultPhone-state"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return PipelineConfig.from(values);
    }
}
