package io.clickanalytics.operator.status;

import io.clickanalytics.api.v1alpha1.ClickAnalyticsStatus;
import io.clickanalytics.api.v1alpha1.PipelineStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers in a status: rounded, and written at most once a minute or with a condition that changes anyway. */
public final class Numbers {
    /** How old they may be. */
    public static final Duration PACE = Duration.ofMinutes(1);

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    private Numbers() {}

    /**
     * The next status, with new numbers where they are due.
     *
     * @param writtenAt when numbers were written last
     */
    public static ClickAnalyticsStatus in(
            ClickAnalyticsStatus previous,
            ClickAnalyticsStatus next,
            @Nullable DriverReport report,
            Instant writtenAt,
            Instant now) {
        boolean due = !writtenAt.plus(PACE).isAfter(now) || !words(previous).equals(words(next));
        return due && report != null ? Statuses.withPipeline(next, of(report)) : next;
    }

    static PipelineStatus of(DriverReport report) {
        DriverReport.Progress progress = report.progress();
        return new PipelineStatus(
                progress.lastWindowEnd() == null
                        ? null
                        : progress.lastWindowEnd().toString(),
                rounded(progress.lagRecords()),
                rounded(progress.clicksPerSecond()));
    }

    private static long rounded(long number) {
        return new BigDecimal(number).round(TWO_DIGITS).longValue();
    }

    private static List<List<String>> words(ClickAnalyticsStatus status) {
        return Stream.ofNullable(status.conditions())
                .flatMap(List::stream)
                .map(Numbers::words)
                .toList();
    }

    private static List<String> words(Condition condition) {
        return Stream.of(condition.getType(), condition.getStatus(), condition.getReason())
                .map(word -> Objects.requireNonNullElse(word, ""))
                .toList();
    }
}
