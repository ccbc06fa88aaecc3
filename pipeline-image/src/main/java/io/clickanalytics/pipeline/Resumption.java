package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.store.Commit;
import io.clickanalytics.pipeline.store.Origin;
import io.clickanalytics.pipeline.store.SavedState;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a count goes on from what was found. */
sealed interface Resumption {
    /** Goes on after the commit. */
    record Continue(Commit commit) implements Resumption {}

    /**
     * Begins a count.
     *
     * @param epoch of the new count
     * @param start where it begins
     * @param lastNumber of the last commit of the count before, 0 when there is none
     */
    record Begin(Origin.Epoch epoch, PipelineConfig.Start start, long lastNumber) implements Resumption {}

    /**
     * What was found in Kafka.
     *
     * @param commit the last; absent when there is no state
     * @param clusterId of Kafka
     * @param topicIds by name
     * @param hasResults the results topic holds records
     */
    record Found(@Nullable Commit commit, String clusterId, Map<String, String> topicIds, boolean hasResults) {}

    /**
     * Decides.
     *
     * @throws Refused when counting on would count wrong
     */
    static Resumption of(Found found, PipelineConfig config) {
        Commit commit = found.commit();
        PipelineConfig.Clicks clicks = config.clicks();
        String nonce = clicks.reset().map(PipelineConfig.Reset::nonce).orElse("");
        if (commit == null) {
            refuseIf(
                    found.hasResults(),
                    "topic %s holds results but %s holds no state: counting from nothing would count twice; restore the state, or name new topics"
                            .formatted(
                                    config.topics().results().topic(),
                                    config.topics().state()));
            return new Begin(new Origin.Epoch(0, nonce), resetOr(clicks, clicks.start()), 0);
        }
        Origin origin = commit.origin();
        checkCluster(origin, found, config);
        long nextEpoch = origin.epoch().number() + 1;
        if (!nonce.isEmpty() && !nonce.equals(origin.epoch().resetNonce())) {
            return new Begin(new Origin.Epoch(nextEpoch, nonce), resetOr(clicks, clicks.start()), commit.number());
        }
        String input = config.topics().input().topic();
        if (!Objects.equals(origin.topicIds().get(input), found.topicIds().get(input))) {
            refuseIf(
                    !clicks.restartWhenRecreated(),
                    "input topic %s was made anew (id %s, counted was %s): its offsets mean other clicks; set clicks.onInputRecreated to Restart to count it from its beginning"
                            .formatted(
                                    input,
                                    found.topicIds().get(input),
                                    origin.topicIds().get(input)));
            var epoch = new Origin.Epoch(nextEpoch, origin.epoch().resetNonce());
            return new Begin(epoch, PipelineConfig.Start.parse("earliest"), commit.number());
        }
        return new Continue(commit);
    }

    /**
     * Makes sure that nobody else's driver is fenced.
     *
     * @throws Refused when the state is another's
     */
    static void checkOwner(SavedState state, PipelineConfig config) {
        Commit commit = state.commit();
        String owner = config.program().owner();
        refuseIf(
                commit != null && !commit.origin().owner().equals(owner),
                "topic %s holds the state of %s, this is %s; name other topics"
                        .formatted(
                                config.topics().state(),
                                commit == null ? owner : commit.origin().owner(),
                                owner));
    }

    private static void checkCluster(Origin origin, Found found, PipelineConfig config) {
        refuseIf(
                !origin.clusterId().equals(found.clusterId()),
                "the state in %s was written in Kafka cluster %s, this is %s: its offsets mean other clicks; name other topics"
                        .formatted(config.topics().state(), origin.clusterId(), found.clusterId()));
    }

    private static PipelineConfig.Start resetOr(PipelineConfig.Clicks clicks, PipelineConfig.Start otherwise) {
        return clicks.reset()
                .map(reset -> new PipelineConfig.Start(PipelineConfig.Start.Kind.SINCE, reset.from()))
                .orElse(otherwise);
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new Refused(message);
        }
    }

    /** Counting on would count wrong; a person has to decide. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
