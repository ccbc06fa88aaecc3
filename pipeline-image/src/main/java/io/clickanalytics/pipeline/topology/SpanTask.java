package io.clickanalytics.pipeline.topology;

import io.clickanalytics.pipeline.decode.Decoder;
import io.clickanalytics.pipeline.kafka.DeadLetterProducers;
import io.clickanalytics.pipeline.kafka.DeadLetters;
import io.clickanalytics.pipeline.kafka.ReaderPool;
import io.clickanalytics.pipeline.model.Span;
import io.clickanalytics.pipeline.model.SpanCounts;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/** One task: counts its spans one after the other, and is done when their dead letters are written. */
final class SpanTask {
    private final CountingPlan plan;
    private final TaskContext context;
    private final Decoder decoder;

    SpanTask(CountingPlan plan, TaskContext context) {
        this.plan = plan;
        this.context = context;
        this.decoder = plan.format().decoder();
    }

    List<SpanCounts> count(List<Span> spans) {
        String topic = plan.kafka().deadLetterTopic();
        if (topic == null) {
            return count(spans, null);
        }
        boolean written = false;
        try {
            DeadLetters letters = DeadLetterProducers.ofThisProcess().letters(plan.kafka(), topic);
            List<SpanCounts> counts = count(spans, letters);
            letters.flush();
            written = true;
            return counts;
        } finally {
            if (!written) {
                DeadLetterProducers.ofThisProcess().forget(plan.kafka());
            }
        }
    }

    private List<SpanCounts> count(List<Span> spans, @Nullable DeadLetters letters) {
        List<SpanCounts> counts = new ArrayList<>(spans.size());
        for (Span span : spans) {
            var records = new SpanRecords(plan, decoder, letters, context);
            ReaderPool.ofThisProcess().read(plan.kafka(), span, records);
            counts.add(records.counts(span));
        }
        return counts;
    }
}
