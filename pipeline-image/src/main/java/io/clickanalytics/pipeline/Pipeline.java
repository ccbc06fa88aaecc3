package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.Telemetry.Phase;
import io.clickanalytics.pipeline.store.Commit;
import io.clickanalytics.pipeline.store.Fenced;
import io.clickanalytics.pipeline.store.SavedState;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of the count: it opens the state, runs a stream from there, and after any failure does so again on the same
 * SparkContext. It gives up after five lives without a commit.
 */
final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final int MOST_REWINDS = 5;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FENCED_PAUSE = Duration.ofSeconds(5);
    private static final Duration OTHER_IS_GONE = Duration.ofSeconds(30);

    private final Opening opening;
    private final SettingsFile settings;
    private final Telemetry telemetry;
    private final String bootId;
    private final StopRequest stop = new StopRequest();
    private PipelineConfig config;
    private String fingerprint;
    private int fruitless;
    private boolean wasStuck;

    Pipeline(Opening opening, SettingsFile settings, PipelineConfig config, Telemetry telemetry, String bootId) {
        this.opening = opening;
        this.settings = settings;
        this.config = config;
        this.fingerprint = settings.fingerprint();
        this.telemetry = telemetry;
        this.bootId = bootId;
    }

    /** Asks it to end at a committed point. */
    void stop() {
        stop.make();
    }

    /**
     * Counts until it is told to stop.
     *
     * @throws GaveUp when no life got to a commit
     * @throws Resumption.Refused when counting on would count wrong
     */
    void run() throws InterruptedException {
        stop.mayInterrupt();
        try {
            while (!stop.isMade()) {
                Throwable failure = live();
                if (failure != null && !stop.isMade()) {
                    rewind(failure);
                }
            }
        } catch (InterruptedException e) {
            if (!stop.isMade()) {
                throw e;
            }
        } finally {
            stop.mayNotInterrupt();
        }
    }

    /** One life of the stream; what ended it, absent when it was asked to end. */
    private @Nullable Throwable live() throws InterruptedException {
        telemetry.countsWith(fingerprint);
        try (StreamRun run = opening.open(config)) {
            stop.mayNotInterrupt();
            telemetry.slide(config.windows().shape().slide());
            telemetry.enter(Phase.RUNNING);
            LOG.atInfo().addKeyValue("bootId", bootId).log("counting");
            Throwable failure = watch(run);
            wasStuck = wasStuck && failure instanceof Stuck;
            if (run.hasCommitted()) {
                fruitless = 0;
            }
            return failure;
        } catch (Resumption.Refused e) {
            throw e;
        } catch (RuntimeException e) {
            return e;
        } finally {
            stop.mayInterrupt();
        }
    }

    private @Nullable Throwable watch(StreamRun run) throws InterruptedException {
        while (true) {
            Throwable failure = run.failureWithin(LOOK);
            if (failure != null) {
                return failure;
            }
            Stuck stuck = run.stuck();
            if (stuck != null) {
                return stuck;
            }
            compareClocks(run.brokerAhead());
            if (stop.isMade() || takeNewSettings()) {
                telemetry.enter(stop.isMade() ? Phase.STOPPING : Phase.REWINDING);
                run.finish();
                return null;
            }
        }
    }

    private void rewind(Throwable failure) throws InterruptedException {
        telemetry.enter(Phase.REWINDING);
        LOG.atWarn().addKeyValue("cause", failure.toString()).log("the stream goes back to the last commit");
        LOG.atDebug().setCause(failure).log("what ended the stream");
        if (failure instanceof Fenced) {
            standBy();
            return;
        }
        if (failure instanceof Stuck && wasStuck) {
            throw new GaveUp(
                    "twice in a row the stream ran and did not get on; last: " + failure.getMessage(), failure);
        }
        wasStuck = failure instanceof Stuck;
        fruitless++;
        if (fruitless > MOST_REWINDS) {
            throw new GaveUp(
                    "%d times in a row the stream ended before it could commit; last: %s".formatted(fruitless, failure),
                    failure);
        }
        TimeUnit.MILLISECONDS.sleep(100L << fruitless);
    }

    /** Waits while another driver counts; a fence of our own making was only a pause that lasted too long. */
    private void standBy() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(FENCED_PAUSE.toMillis());
        Duration patience = config.windows().atLeastBatches(OTHER_IS_GONE);
        String last = "";
        long since = System.nanoTime();
        var state = new SavedState();
        lookPatiently(state);
        while (!stop.isMade()) {
            if (Objects.equals(state.lastBoot(), bootId)) {
                return;
            }
            Commit commit = state.commit();
            String now = state.lastBoot() + "/" + (commit == null ? 0 : commit.number());
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                LOG.atWarn().log("the other driver is silent; taking over");
                return;
            }
            telemetry.enter(Phase.STANDBY);
            telemetry.condition("AnotherDriver", "driver %s counts; this one stands by".formatted(state.lastBoot()));
            TimeUnit.SECONDS.sleep(1);
            lookPatiently(state);
        }
    }

    private void lookPatiently(SavedState state) throws InterruptedException {
        while (!stop.isMade()) {
            try {
                opening.lookOn(config, state);
                return;
            } catch (RuntimeException e) {
                telemetry.condition(
                        "AnotherDriver", "another driver counts, and Kafka does not answer: " + e.getMessage());
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /** True when the settings changed in a way that this process can take in. */
    private boolean takeNewSettings() {
        Optional<Map<String, String>> changed = settings.changed();
        if (changed.isEmpty()) {
            return false;
        }
        try {
            PipelineConfig next = PipelineConfig.from(changed.get());
            if (!config.rewindsTo(next)) {
                telemetry.condition("Settings", "the new settings take a restart; going on with the old ones");
                return false;
            }
            telemetry.condition("Settings", null);
            boolean different = !next.equals(config);
            config = next;
            fingerprint = settings.fingerprint();
            if (!different) {
                telemetry.countsWith(fingerprint);
            }
            return different;
        } catch (IllegalArgumentException e) {
            telemetry.condition("Settings", e.getMessage() + "; going on with the old ones");
            LOG.atWarn().addKeyValue("problems", e.getMessage()).log("new settings are refused");
            return false;
        }
    }

    private void compareClocks(long brokerAhead) {
        long tolerance = config.windows().rules().delay();
        telemetry.condition(
                "ClockSkew",
                Math.abs(brokerAhead) <= tolerance
                        ? null
                        : "the broker's clock differs by %d ms; wanted at most window.delay, %d ms; synchronise the clocks"
                                .formatted(brokerAhead, tolerance));
    }

    /** No life of the stream got to a commit. */
    static final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GaveUp(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
