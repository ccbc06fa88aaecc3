package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.kafka.InputPlanner;
import io.clickanalytics.pipeline.kafka.InputTopic;
import io.clickanalytics.pipeline.kafka.KafkaAccess;
import io.clickanalytics.pipeline.kafka.TopicSetup;
import io.clickanalytics.pipeline.kafka.WantedTopic;
import io.clickanalytics.pipeline.model.Count;
import io.clickanalytics.pipeline.model.Counted;
import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.Limits;
import io.clickanalytics.pipeline.model.OpenSlices;
import io.clickanalytics.pipeline.model.Position;
import io.clickanalytics.pipeline.model.Slices;
import io.clickanalytics.pipeline.store.Commit;
import io.clickanalytics.pipeline.store.CommitLog;
import io.clickanalytics.pipeline.store.CommitStep;
import io.clickanalytics.pipeline.store.CommitTopics;
import io.clickanalytics.pipeline.store.Origin;
import io.clickanalytics.pipeline.store.SavedState;
import io.clickanalytics.pipeline.store.StateTopic;
import io.clickanalytics.pipeline.topology.Counting;
import io.clickanalytics.pipeline.topology.CountingPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.spark.api.java.JavaSparkContext;

/** Opens the state and builds a stream that goes on from it. */
final class Opening {
    /** Bytes of fetched records that one executor may hold. */
    private static final long FETCH_BUDGET = 128L << 20;

    /** Pairs of a slice and an item in the open state. */
    private static final long MOST_CELLS =
            OpenSlices.mostCells(Runtime.getRuntime().maxMemory());
    /** Two batches are planned before one is merged; they and the one at work share half of the room. */
    private static final int BATCHES = 6;

    private final JavaSparkContext spark;
    private final Admin admin;
    private final Committer.Surroundings surroundings;
    private final CommitStep.Listener steps;
    private final String bootId;
    private final Pulse.TaskEnds tasks = new Pulse.TaskEnds();

    Opening(
            JavaSparkContext spark,
            Admin admin,
            Committer.Surroundings surroundings,
            CommitStep.Listener steps,
            String bootId) {
        this.spark = spark;
        this.admin = admin;
        this.surroundings = surroundings;
        this.steps = steps;
        this.bootId = bootId;
        spark.sc().addSparkListener(tasks);
    }

    /**
     * Fences whoever counted before, reads what is committed and starts the stream.
     *
     * @throws Resumption.Refused when counting on would count wrong
     */
    StreamRun open(PipelineConfig config) throws InterruptedException {
        List<String> shortcomings = topicSetup().ensure(wanted(config.topics()));
        surroundings
                .telemetry()
                .condition("TopicSettings", shortcomings.isEmpty() ? null : String.join("; ", shortcomings));
        var log = new CommitLog(config.program().kafka(), topics(config.topics()), surroundings.clock(), steps);
        try {
            SavedState state = look(config);
            Resumption.checkOwner(state.commit(), config);
            log.fence();
            lookOn(config, state);
            return start(config, log, state);
        } catch (RuntimeException | InterruptedException e) {
            log.close();
            throw e;
        }
    }

    private TopicSetup topicSetup() {
        return new TopicSetup(admin, what -> surroundings.telemetry().condition(Ask.CONDITION, what));
    }

    private static InputPlanner.Pace pace(PipelineConfig.Windows windows) {
        return new InputPlanner.Pace(
                windows.batch().toMillis(), windows.rules().delay(), windows.mostRecords(), MOST_CELLS / BATCHES);
    }

    /** What is committed now, without fencing anybody. */
    SavedState look(PipelineConfig config) throws InterruptedException {
        return stateTopic(config).read();
    }

    /** Takes in what was committed since. */
    void lookOn(PipelineConfig config, SavedState state) throws InterruptedException {
        stateTopic(config).readOn(state);
    }

    private StateTopic stateTopic(PipelineConfig config) {
        return new StateTopic(admin, config.program().kafka(), config.topics().state());
    }

    private StreamRun start(PipelineConfig config, CommitLog log, SavedState state) throws InterruptedException {
        checkRetention(config);
        InputTopic input = input(config.topics());
        Ask ask = new Ask(surroundings.telemetry());
        InputTopic.Description description =
                ask.until(input::describe, found -> !found.partitions().isEmpty());
        Commit committed = state.commit();
        var found = new Resumption.Found(
                committed,
                description.clusterId(),
                description.topicIds(),
                committed == null && hasResults(config, ask));
        Resumption resumption = Resumption.of(found, config);
        InputPlanner.Start start = new StartOffsets(input, description.partitions(), ask).of(resumption);
        Commit last = lastCommit(config, description, resumption, start);
        log.boot(state, bootId, resumption instanceof Resumption.Begin ? last : null);
        Count count = count(config, state, resumption, last);
        var ended = new CompletableFuture<Void>();
        var planner = new InputPlanner(
                input,
                start,
                pace(config.windows()),
                surroundings.clock(),
                new Watch(last.origin(), surroundings.telemetry(), ended)::see);
        var committer = new Committer(
                log, last.origin(), last.number(), config.windows().rules().lateness(), surroundings);
        var batches = new Batches(
                (spans, plan) -> Counting.count(spark, spans, plan),
                planner,
                count,
                committer,
                rhythm(config, description, ended));
        CountingStream stream = CountingStream.start(spark, config.windows().batch(), planner, batches);
        var pulse = new Pulse(planner, batches, surroundings.telemetry(), tasks, config.windows());
        return new StreamRun(stream, pulse, batches, committer, log);
    }

    /** The commit to go on from, under the name of this start; a new count begins with one that holds nothing. */
    private Commit lastCommit(
            PipelineConfig config,
            InputTopic.Description description,
            Resumption resumption,
            InputPlanner.Start start) {
        String owner = config.program().owner();
        if (resumption instanceof Resumption.Continue going) {
            Commit commit = going.commit();
            var origin = new Origin(owner, bootId, description.clusterId(), description.topicIds(), going.epoch());
            return new Commit(commit.number(), origin, commit.offsets(), commit.position(), commit.records());
        }
        var begin = (Resumption.Begin) resumption;
        Map<Integer, Counted> offsets = new HashMap<>();
        start.offsets().forEach((partition, offset) -> offsets.put(partition, new Counted(offset, offset)));
        return new Commit(
                begin.lastNumber() + 1,
                new Origin(owner, bootId, description.clusterId(), description.topicIds(), begin.epoch()),
                offsets,
                Position.beginning(config.windows().shape()),
                Fate.Totals.none());
    }

    /** A restart after less than the retention must find every click that a window may still need. */
    private void checkRetention(PipelineConfig config) throws InterruptedException {
        PipelineConfig.Windows windows = config.windows();
        Duration wanted = Duration.ofMillis(
                        windows.shape().length() + windows.rules().lateness())
                .plusHours(1);
        String input = config.topics().input().topic();
        Optional<Duration> kept = topicSetup().retention(input);
        surroundings
                .telemetry()
                .condition(
                        "RetentionTooShort",
                        kept.filter(time -> time.compareTo(wanted) < 0)
                                .map(time ->
                                        "%s keeps clicks for %s; wanted at least %s, a window and its lateness and an hour; raise its retention.ms"
                                                .formatted(input, time, wanted))
                                .orElse(null));
    }

    private Batches.Rhythm rhythm(
            PipelineConfig config, InputTopic.Description description, CompletableFuture<Void> ended) {
        var access = new KafkaAccess(
                config.program().kafka(),
                KafkaAccess.fetchBytes(FETCH_BUDGET, description.partitions().size(), 1),
                config.topics().deadLetters());
        var template = new CountingPlan(
                access,
                config.clicks().format(),
                Slices.of(config.windows().shape().slice()),
                new Limits(0, config.windows().rules().limit()));
        return new Batches.Rhythm(
                config.windows().batch().toMillis(),
                config.clicks().maxFuture().toMillis(),
                template,
                surroundings,
                ended);
    }

    private static Count count(PipelineConfig config, SavedState state, Resumption resumption, Commit last) {
        PipelineConfig.Windows windows = config.windows();
        var slices = new OpenSlices(windows.rules().limit(), MOST_CELLS);
        var count = new Count(windows.rules(), slices, last.position(), last.offsets(), Fate.of(last.records()));
        if (resumption instanceof Resumption.Continue going) {
            state.restore(count.slices());
            if (going.publishesAgain()) {
                count.publishAgain();
            }
            count.change(windows.shape());
        }
        return count;
    }

    private boolean hasResults(PipelineConfig config, Ask ask) throws InterruptedException {
        var results = new InputTopic(admin, config.topics().results().topic(), Set.of(), surroundings.clock());
        InputTopic.Ends ends = ask.until(() -> results.ends(Set.of(0)), any -> true);
        return ends.partitions().values().stream().anyMatch(end -> end.high() > 0);
    }

    private InputTopic input(PipelineConfig.Topics topics) {
        return new InputTopic(
                admin, topics.input().topic(), Set.of(topics.results().topic(), topics.state()), surroundings.clock());
    }

    private static CommitTopics topics(PipelineConfig.Topics topics) {
        return new CommitTopics(
                topics.input().topic(),
                topics.state(),
                topics.results().topic(),
                topics.results().paperTopic());
    }

    /** The topics that are needed; the input without a policy, because it may be anybody's. */
    static List<WantedTopic> wanted(PipelineConfig.Topics topics) {
        PipelineConfig.Results results = topics.results();
        PipelineConfig.Input input = topics.input();
        List<WantedTopic> wanted = new ArrayList<>();
        wanted.add(WantedTopic.state(topics.state(), results.replicas()));
        Set<String> single = new HashSet<>(Set.of(results.topic()));
        if (results.paperTopic() != null) {
            single.add(results.paperTopic());
        }
        if (topics.deadLetters() != null) {
            single.add(topics.deadLetters());
        }
        single.forEach(name -> wanted.add(WantedTopic.kept(name, 1, results.replicas(), results.retention())));
        Map<String, String> kept = new HashMap<>();
        kept.put("retention.ms", Long.toString(input.retention().toMillis()));
        wanted.add(new WantedTopic(input.topic(), input.partitions(), input.replicas(), input.create(), kept));
        return topics.create()
                ? wanted
                : wanted.stream().map(WantedTopic::onlyVerified).toList();
    }
}
