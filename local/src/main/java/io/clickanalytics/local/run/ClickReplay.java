package io.clickanalytics.local.run;

import io.clickanalytics.local.console.Terminal;
import io.clickanalytics.local.replay.Destination;
import io.clickanalytics.local.replay.Replay;
import io.clickanalytics.local.replay.ReplayListener;
import io.clickanalytics.local.replay.ReplayPlan;
import io.clickanalytics.local.replay.ReplayStatus;
import io.clickanalytics.local.replay.TargetTopic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;

/** Replays clicks on a thread of its own, with its progress on the terminal. */
final class ClickReplay implements AutoCloseable {
    private static final long JOIN_MS = 5_000;

    private final Producer<byte[], byte[]> producer;
    private final Replay replay;
    private final CompletableFuture<ReplayStatus> done = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "replay");

    private ClickReplay(ReplayPlan plan, Producer<byte[], byte[]> producer, TargetTopic topic, Terminal terminal) {
        this.producer = producer;
        replay = new Replay(plan, producer, topic, new Progress(terminal));
        thread.setDaemon(true);
    }

    /** Begins at once; the topic exists. */
    static ClickReplay started(ReplayPlan plan, Destination kafka, String topic, Terminal terminal) {
        TargetTopic target = kafka.topic(topic, 0);
        var replay = new ClickReplay(plan, kafka.producer(), target, terminal);
        replay.thread.start();
        return replay;
    }

    private void run() {
        try {
            done.complete(replay.run());
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    /** Done when every click was acknowledged. */
    CompletableFuture<ReplayStatus> done() {
        return done.copy();
    }

    @Override
    public void close() {
        replay.stop();
        try {
            thread.join(JOIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // What is acknowledged is counted; for the rest, Kafka may be gone and the user is waiting for the prompt.
        producer.close(Duration.ofSeconds(1));
    }

    /** One line that changes; broken rows and warnings are lines of their own. */
    private static final class Progress implements ReplayListener {
        private static final int BROKEN_SHOWN = 3;

        private final Terminal terminal;
        private int broken;

        Progress(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void progress(ReplayStatus status) {
            terminal.progress(ProgressLine.of(status));
        }

        @Override
        public void broken(long line, String reason) {
            broken++;
            if (broken <= BROKEN_SHOWN) {
                terminal.line("line " + line + " of the clicks is not sent: " + reason);
            }
        }

        @Override
        public void warning(String sentence) {
            terminal.line("warning: " + sentence);
        }
    }
}
