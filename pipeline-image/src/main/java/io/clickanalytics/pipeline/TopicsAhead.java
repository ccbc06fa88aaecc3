package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.kafka.TopicSetup;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Topics that are missing are made while Spark starts, which waits more than it works; the count makes sure of them itself. */
final class TopicsAhead implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicsAhead.class);

    private final Thread thread;

    private TopicsAhead(Admin admin, PipelineConfig.Topics topics) {
        thread = new Thread(() -> make(admin, topics), "topics ahead");
        thread.setDaemon(true);
    }

    static TopicsAhead made(Admin admin, PipelineConfig.Topics topics) {
        var ahead = new TopicsAhead(admin, topics);
        ahead.thread.start();
        return ahead;
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    private static void make(Admin admin, PipelineConfig.Topics topics) {
        try {
            new TopicSetup(admin, waiting -> {}).ensure(Opening.wanted(topics));
        } catch (KafkaException | IllegalStateException e) {
            LOG.atDebug().setCause(e).log("the count will say what is wrong with its topics");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
