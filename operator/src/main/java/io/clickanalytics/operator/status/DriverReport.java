package io.clickanalytics.operator.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a driver says of itself.
 *
 * @param phase of its life; {@link #RUNNING} while it counts
 * @param readAt when it was asked
 * @param committedAt time of its last commit; the epoch before the first
 * @param progress what it has counted
 * @param oddities what is odd, by name
 * @param settings fingerprint of the settings that the last commit was made with; null before the first
 */
public record DriverReport(
        String phase,
        Instant readAt,
        Instant committedAt,
        Progress progress,
        Map<String, String> oddities,
        @Nullable String settings) {
    /** The phase in which clicks are counted. */
    public static final String RUNNING = "RUNNING";

    private static final ObjectMapper JSON = new ObjectMapper();

    public DriverReport {
        oddities = Map.copyOf(oddities);
    }

    /**
     * How far counting has come.
     *
     * @param lastWindowEnd end of the last published window; null before the first
     * @param lagRecords records that are not counted yet
     * @param lag age of the watermark
     * @param clicksPerSecond clicks counted
     */
    public record Progress(@Nullable Instant lastWindowEnd, long lagRecords, Duration lag, long clicksPerSecond) {}

    /** Reads the driver's status document; empty when it is none. */
    public static Optional<DriverReport> of(String document, Instant readAt) {
        try {
            JsonNode json = JSON.readTree(document);
            if (!json.path("phase").isTextual()) {
                return Optional.empty();
            }
            Map<String, String> oddities = new TreeMap<>();
            json.path("conditions")
                    .properties()
                    .forEach(entry ->
                            oddities.put(entry.getKey(), entry.getValue().asText()));
            return Optional.of(new DriverReport(
                    json.path("phase").asText(),
                    readAt,
                    instant(json.path("committedAt")).orElse(Instant.EPOCH),
                    progress(json),
                    oddities,
                    json.path("settings").textValue()));
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether clicks wait no longer than is usual, given what counts as a fresh commit. */
    public boolean caughtUpWithin(Duration freshness) {
        return progress.lag().compareTo(freshness.dividedBy(2)) <= 0;
    }

    /** Whether its last commit is so young that counting goes on, as of when it was asked. */
    public boolean countsWithin(Duration limit) {
        return phase.equals(RUNNING) && Duration.between(committedAt, readAt).compareTo(limit) < 0;
    }

    private static Progress progress(JsonNode json) {
        return new Progress(
                instant(json.path("lastWindowEnd")).orElse(null),
                json.path("lagRecords").asLong(),
                Duration.ofMillis(json.path("lagMilliseconds").asLong()),
                json.path("clicksPerSecond").asLong());
    }

    private static Optional<Instant> instant(JsonNode text) {
        return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    }
}
