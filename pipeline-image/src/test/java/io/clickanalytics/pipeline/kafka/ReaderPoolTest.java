package io.clickanalytics.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.pipeline.model.Span;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ReaderPoolTest {
    private static final KafkaAccess ACCESS = new KafkaAccess(Map.of(), 1 << 20, null);

    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void aReaderThatCannotBeClosedKeepsNoOtherFromBeingClosed() {
        var pool = new ReaderPool(properties -> stubborn(), Duration.ZERO);
        pool.read(ACCESS, new Span("clicks", 0, 0, 0), record -> {});
        pool.read(ACCESS, new Span("clicks", 1, 0, 0), record -> {});

        pool.sweep();

        assertThat(closed).hasValue(2);
    }

    private Consumer<Void, ByteBuffer> stubborn() {
        return new MockConsumer<>(OffsetResetStrategy.NONE) {
            @Override
            public synchronized void close(Duration timeout) {
                closed.incrementAndGet();
                throw new KafkaException("it does not close");
            }
        };
    }
}
