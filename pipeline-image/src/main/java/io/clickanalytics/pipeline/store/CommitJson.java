package io.clickanalytics.pipeline.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.pipeline.model.Counted;
import io.clickanalytics.pipeline.model.Fate;
import io.clickanalytics.pipeline.model.OpenWindow;
import io.clickanalytics.pipeline.model.Position;
import io.clickanalytics.pipeline.model.Shape;
import io.clickanalytics.pipeline.model.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The commit record as it stands in the state topic; docs/wire-formats.md has the fields. */
final class CommitJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CommitJson() {}

    static byte[] write(Commit commit) {
        ObjectNode json = JSON.createObjectNode();
        Origin origin = commit.origin();
        json.put("number", commit.number());
        json.put("epoch", origin.epoch().number());
        json.put("resetNonce", origin.epoch().resetNonce());
        if (origin.epoch().resumed()) {
            json.put("resumed", true);
        }
        json.put("owner", origin.owner());
        json.put("bootId", origin.bootId());
        json.put("clusterId", origin.clusterId());
        json.set("topicIds", JSON.valueToTree(new TreeMap<>(origin.topicIds())));
        ObjectNode offsets = json.putObject("offsets");
        new TreeMap<>(commit.offsets()).forEach((partition, counted) -> offsets.putObject(Integer.toString(partition))
                .put("start", counted.start())
                .put("end", counted.end()));
        writePosition(json, commit.position());
        json.set("records", JSON.valueToTree(commit.records()));
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Commit read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            var epoch = new Origin.Epoch(
                    json.required("epoch").asLong(),
                    json.path("resetNonce").asText(),
                    json.path("resumed").asBoolean());
            var origin = new Origin(
                    json.required("owner").asText(),
                    json.required("bootId").asText(),
                    json.required("clusterId").asText(),
                    map(json.required("topicIds"), name -> name, JsonNode::asText),
                    epoch);
            return new Commit(
                    json.required("number").asLong(),
                    origin,
                    map(json.required("offsets"), Integer::valueOf, CommitJson::counted),
                    position(json),
                    totals(json.required("records")));
        } catch (IOException e) {
            throw new UncheckedIOException("the commit record of the state topic is not JSON", e);
        }
    }

    private static void writePosition(ObjectNode json, Position position) {
        if (position.watermark() != Long.MIN_VALUE) {
            json.put("watermark", Instant.ofEpochMilli(position.watermark()).toString());
        }
        putTime(json, "publishedUpTo", position.publishedUpTo());
        putTime(json, "firstStart", position.firstStart());
        var shapes = json.putArray("shapes");
        for (Timeline.Segment segment : position.timeline().segments()) {
            ObjectNode shape = shapes.addObject();
            putTime(shape, "from", segment.from() == Long.MIN_VALUE ? null : segment.from());
            shape.put("length", Duration.ofMillis(segment.shape().length()).toString());
            shape.put("slide", Duration.ofMillis(segment.shape().slide()).toString());
            shape.put("zone", segment.shape().zone().getId());
        }
        ObjectNode open = json.putObject("openWindows");
        new TreeMap<>(position.open()).forEach((end, window) -> writeOpen(open.putObject(Long.toString(end)), window));
    }

    private static void writeOpen(ObjectNode json, OpenWindow window) {
        json.put("revision", window.revision()).put("dirty", window.dirty()).put("publishedAt", window.publishedAt());
        OpenWindow.Link link = window.link();
        if (link != null) {
            putTime(json.putObject("link"), "previous", link.previous());
        }
    }

    private static void putTime(ObjectNode json, String name, @Nullable Long time) {
        if (time != null) {
            json.put(name, Instant.ofEpochMilli(time).toString());
        }
    }

    private static @Nullable Long time(JsonNode json, String name) {
        JsonNode time = json.get(name);
        return time == null ? null : Long.valueOf(Instant.parse(time.asText()).toEpochMilli());
    }

    private static Position position(JsonNode json) {
        Long watermark = time(json, "watermark");
        List<Timeline.Segment> segments = new ArrayList<>();
        for (JsonNode shape : json.required("shapes")) {
            Long from = time(shape, "from");
            segments.add(new Timeline.Segment(
                    from == null ? Long.MIN_VALUE : from,
                    new Shape(
                            Duration.parse(shape.required("length").asText()).toMillis(),
                            Duration.parse(shape.required("slide").asText()).toMillis(),
                            ZoneId.of(shape.required("zone").asText()))));
        }
        return new Position(
                watermark == null ? Long.MIN_VALUE : watermark,
                time(json, "publishedUpTo"),
                time(json, "firstStart"),
                new Timeline(segments),
                map(json.required("openWindows"), Long::valueOf, CommitJson::openWindow));
    }

    private static OpenWindow openWindow(JsonNode json) {
        JsonNode link = json.get("link");
        return new OpenWindow(
                json.required("revision").asInt(),
                json.required("dirty").asBoolean(),
                json.required("publishedAt").asLong(),
                link == null ? null : new OpenWindow.Link(time(link, "previous")));
    }

    private static Counted counted(JsonNode json) {
        return new Counted(json.required("start").asLong(), json.required("end").asLong());
    }

    private static Fate.Totals totals(JsonNode json) {
        return new Fate.Totals(
                json.required("counted").asLong(),
                json.required("filtered").asLong(),
                map(json.required("bad"), name -> name, JsonNode::asLong),
                map(json.required("dropped"), name -> name, JsonNode::asLong),
                json.required("lost").asLong());
    }

    private static <K extends Comparable<K>, V> Map<K, V> map(
            JsonNode json, Function<String, K> key, Function<JsonNode, V> value) {
        Map<K, V> map = new TreeMap<>();
        json.fields().forEachRemaining(field -> map.put(key.apply(field.getKey()), value.apply(field.getValue())));
        return map;
    }
}
