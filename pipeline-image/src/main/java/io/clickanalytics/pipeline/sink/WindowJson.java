package io.clickanalytics.pipeline.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.pipeline.model.Shape;
import io.clickanalytics.pipeline.model.WindowCounts;
import io.clickanalytics.pipeline.model.WindowResult;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A window as it is published; docs/wire-formats.md has the fields. */
public final class WindowJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WindowJson() {}

    /**
     * When and in which count a window is published.
     *
     * @param watermark of the commit, epoch milliseconds
     * @param lateness milliseconds for which a window may still be revised
     * @param epoch number of the count
     */
    public record Moment(long watermark, long lateness, long epoch) {}

    /** The record's key: the window's end. */
    public static byte[] key(WindowResult result) {
        return Long.toString(result.window().end()).getBytes(StandardCharsets.UTF_8);
    }

    /** The record's value. */
    public static byte[] value(WindowResult result, Moment moment) {
        ObjectNode json = JSON.createObjectNode();
        WindowCounts counts = result.counts();
        putTime(json, "start", result.window().start());
        putTime(json, "end", result.window().end());
        ObjectNode items = json.putObject("counts");
        counts.top().forEach(items::put);
        json.put("other", counts.other());
        json.put("total", counts.total());
        json.put("distinct", counts.distinct());
        json.put("truncated", counts.truncated());
        json.put("revision", result.revision());
        putTime(json, "previous", result.previous());
        putTime(json, "watermark", moment.watermark());
        putTime(json, "finalUpTo", moment.watermark() - moment.lateness());
        Shape shape = result.window().shape();
        json.putObject("shape")
                .put("length", Duration.ofMillis(shape.length()).toString())
                .put("slide", Duration.ofMillis(shape.slide()).toString());
        json.put("epoch", moment.epoch());
        putTime(json, "emptySince", result.emptySince());
        return bytes(json);
    }

    /** The value in the format of the paper: {@code [{"0":10},{"4":14}]}, in item order. */
    public static byte[] paper(WindowResult result) {
        var items = JSON.createArrayNode();
        new TreeMap<>(result.counts().top())
                .forEach((item, clicks) -> items.addObject().put(item, clicks));
        return bytes(items);
    }

    private static void putTime(ObjectNode json, String name, @Nullable Long time) {
        if (time != null) {
            json.put(name, Instant.ofEpochMilli(time).toString());
        }
    }

    private static byte[] bytes(Object json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
