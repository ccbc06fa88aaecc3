package io.clickanalytics.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What the driver says of itself, for the operator and for whoever asks; docs/wire-formats.md has the fields. */
final class StatusDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusDocument() {}

    static String of(Telemetry telemetry) {
        ObjectNode json = JSON.createObjectNode();
        json.put("phase", telemetry.phase().name());
        Telemetry.Progress progress = telemetry.progress();
        if (progress != null) {
            json.put("commit", progress.number());
            if (progress.watermark() != Long.MIN_VALUE) {
                json.put("watermark", Instant.ofEpochMilli(progress.watermark()).toString());
            }
            Long end = progress.lastWindowEnd();
            if (end != null) {
                json.put("lastWindowEnd", Instant.ofEpochMilli(end).toString());
            }
            json.set("records", JSON.valueToTree(progress.totals()));
        }
        Telemetry.Executors executors = telemetry.executors();
        if (executors != null) {
            json.set("executors", JSON.valueToTree(executors));
        }
        String settings = telemetry.committedSettings();
        if (settings != null) {
            json.put("settings", settings);
        }
        json.put("committedAt", Instant.ofEpochMilli(telemetry.committedAt()).toString());
        json.put("lagRecords", telemetry.lag().records());
        json.put("lagMilliseconds", telemetry.lag().milliseconds());
        json.put("clicksPerSecond", Math.round(telemetry.clicksPerSecond()));
        json.put("rewinds", telemetry.rewinds());
        json.put("batches", telemetry.batches().count());
        json.put("batchMeanMilliseconds", telemetry.batches().mean(TimeUnit.MILLISECONDS));
        json.put("commitMeanMilliseconds", telemetry.commits().mean(TimeUnit.MILLISECONDS));
        json.set("conditions", JSON.valueToTree(telemetry.conditions()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
