package io.clickanalytics.dashboard.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** What a viewer says. */
sealed interface ViewerMessage {
    /**
     * Everything up to here is on the chart.
     *
     * @param cursor of the last window
     */
    record Ack(long cursor) implements ViewerMessage {}

    /**
     * A window is missing: go on from here, or begin anew.
     *
     * @param place up to where nothing is missing
     */
    record Sync(Place place) implements ViewerMessage {}

    /**
     * Neither.
     *
     * @param reason found and wanted
     */
    record Invalid(String reason) implements ViewerMessage {}

    /** Reads a text frame. */
    static ViewerMessage read(ObjectMapper json, String text) {
        try {
            JsonNode message = json.readTree(text);
            String type = message.path("type").asText();
            return switch (type) {
                case "ack" ->
                    message.path("cursor").isIntegralNumber()
                            ? new Ack(message.path("cursor").longValue())
                            : new Invalid("ack without a cursor");
                case "sync" ->
                    message.path("epoch").isTextual() && message.path("after").isIntegralNumber()
                            ? new Sync(new Place(
                                    message.path("epoch").textValue(),
                                    message.path("after").longValue()))
                            : new Invalid("sync without an epoch and a cursor");
                default -> new Invalid("neither ack nor sync");
            };
        } catch (IOException e) {
            return new Invalid("not JSON");
        }
    }
}
