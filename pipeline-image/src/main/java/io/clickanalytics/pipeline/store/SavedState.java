package io.clickanalytics.pipeline.store;

import io.clickanalytics.pipeline.model.OpenSlices;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the state topic holds: the last record of each key. */
public final class SavedState {
    private final Map<String, byte[]> records = new LinkedHashMap<>();
    private long next;

    /** Offset up to which the topic was read. */
    long next() {
        return next;
    }

    void readTo(long offset) {
        next = offset;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            records.remove(key);
        } else {
            records.put(key, record.value());
        }
    }

    /** The last commit; absent before the first. */
    public @Nullable Commit commit() {
        byte[] commit = records.get(StateRecord.COMMIT);
        return commit == null ? null : CommitJson.read(commit);
    }

    /** The boot id of the driver that started last; absent before the first. */
    public @Nullable String lastBoot() {
        byte[] boot = records.get(StateRecord.BOOT);
        return boot == null ? null : new String(boot, StandardCharsets.UTF_8);
    }

    /** Adds the committed counts to the slices. */
    public void restore(OpenSlices slices) {
        records.forEach((key, value) -> {
            if (SlicePart.isKey(key)) {
                SlicePart.parse(key).restore(value, slices);
            }
        });
    }

    StateLog log() {
        var log = new StateLog();
        records.keySet().stream().filter(SlicePart::isKey).map(SlicePart::parse).forEach(log::found);
        return log;
    }
}
