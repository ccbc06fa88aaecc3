package io.clickanalytics.local.recount;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clickanalytics.local.recount.judge.CommitRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Follows the state topic: which commit is the last. */
final class Commits {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] KEY = "commit".getBytes(StandardCharsets.UTF_8);

    private final TopicReader topics;
    private final TopicPartition state;
    private long next = -1;
    private @Nullable CommitRecord last;

    Commits(TopicReader topics, String stateTopic) {
        this.topics = topics;
        state = new TopicPartition(stateTopic, 0);
    }

    /** The last commit up to now: what is still undecided now is waited for. Absent before the first. */
    Optional<CommitRecord> last() {
        if (topics.partitions(state.topic()).isEmpty()) {
            return Optional.empty();
        }
        Map<TopicPartition, Long> end = topics.ends(List.of(state));
        if (next < 0) {
            next = topics.beginnings(List.of(state)).getOrDefault(state, 0L);
        }
        topics.read(Map.of(state, next), end, this::take);
        next = Math.max(next, end.getOrDefault(state, next));
        return Optional.ofNullable(last);
    }

    private void take(ConsumerRecord<byte[], byte[]> found) {
        if (!Arrays.equals(found.key(), KEY) || found.value() == null) {
            return;
        }
        try {
            last = CommitRecord.of(found.timestamp(), JSON.readTree(found.value()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CannotTell("the commit at offset %d of %s is not as docs/wire-formats.md has it (%s)"
                    .formatted(found.offset(), state.topic(), e.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }
}
