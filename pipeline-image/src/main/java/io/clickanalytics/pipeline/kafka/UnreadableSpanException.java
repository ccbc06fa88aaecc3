package io.clickanalytics.pipeline.kafka;

import io.clickanalytics.pipeline.model.Span;

/** A span that cannot be read to its end; the message names partition and offsets. */
public final class UnreadableSpanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSpanException(Span span, String problem, Throwable cause) {
        super(message(span, problem), cause);
    }

    UnreadableSpanException(Span span, String problem) {
        super(message(span, problem));
    }

    private static String message(Span span, String problem) {
        return "%s-%d, offsets %d to %d: %s"
                .formatted(span.topic(), span.partition(), span.from(), span.until(), problem);
    }
}
