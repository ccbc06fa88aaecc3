package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.store.Commit;
import io.clickanalytics.pipeline.store.Origin;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a count goes on from what was found. */
sealed interface Resumption {
    /**
     * Goes on after the commit.
     *
     * @param epoch the commit's, or the next when the results topic was made anew
     */
    record Continue(Commit commit, Origin.Epoch epoch) implements Resumption {
        /** True when the results so far are gone. */
        boolean publishesAgain() {
            return !epoch.equals(commit.origin().epoch());
        }
    }

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
     * @param hasResults something was ever written to the results topic; only matters when there is no state
     */
    record Found(@Nullable Commit commit, String clusterId, Map<String, String> topicIds, boolean hasResults) {
        /** True when the topic of this name is not the one that the commit was made with. */
        boolean isAnother(String topic, Origin origin) {
            return !Objects.equals(origin.topicIds().get(topic), topicIds.get(topic));
        }
    }

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
        checkOwner(commit, config);
        checkCluster(origin, found, config);
        long nextEpoch = origin.epoch().number() + 1;
        if (!nonce.isEmpty() && !nonce.equals(origin.epoch().resetNonce())) {
            return new Begin(new Origin.Epoch(nextEpoch, nonce), resetOr(clicks, clicks.start()), commit.number());
        }
        checkState(origin, found, config);
        String input = config.topics().input().topic();
        if (found.isAnother(input, origin)) {
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
        boolean publishesAgain = found.isAnother(config.topics().results().topic(), origin);
        return new Continue(commit, publishesAgain ? origin.epoch().next() : origin.epoch());
    }

    /**
     * Makes sure that nobody else's driver is fenced.
     *
     * @throws Refused when the state is another's, and this pipeline was not told to adopt it
     */
    static void checkOwner(@Nullable Commit commit, PipelineConfig config) {
        if (commit == null) {
            return;
        }
        String owner = commit.origin().owner();
        refuseIf(
                !owner.equals(config.program().owner()) && !adopts(owner, config),
                "topic %s holds the state of %s, this is %s; name other topics, or stop the other and set state.adoptFrom (annotation clickanalytics.io/adopt-state) to %s"
                        .formatted(
                                config.topics().state(), owner, config.program().owner(), owner));
    }

    /** A topic that was made anew under a running driver may hold commits that build on slices which are gone. */
    private static void checkState(Origin origin, Found found, PipelineConfig config) {
        String state = config.topics().state();
        refuseIf(
                found.isAnother(state, origin) && !adopts(origin.owner(), config),
                "topic %s was made anew (id %s, the last commit was made with %s): it may hold a part of the state only; if it is a whole copy set state.adoptFrom (annotation clickanalytics.io/adopt-state) to %s, otherwise use a reset to count again"
                        .formatted(
                                state,
                                found.topicIds().get(state),
                                origin.topicIds().get(state),
                                origin.owner()));
    }

    private static boolean adopts(String owner, PipelineConfig config) {
        return owner.equals(config.adoptFrom());
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
