package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CrdSchemaTest {
    @Test
    void describesEveryFieldForKubectlExplain() {
        List<String> undescribed = new ArrayList<>();

        collectUndescribed("spec", CrdSchema.ROOT.at("/properties/spec"), undescribed);
        collectUndescribed("status", CrdSchema.ROOT.at("/properties/status"), undescribed);

        assertThat(undescribed).isEmpty();
    }

    @Test
    void boundsEveryTextThatARuleReads() {
        List<String> unbounded = new ArrayList<>();

        collectUnbounded("spec", CrdSchema.ROOT.at("/properties/spec"), unbounded);

        assertThat(unbounded).isEmpty();
    }

    private static void collectUndescribed(String path, JsonNode schema, List<String> found) {
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            if (!field.getValue().has("description")) {
                found.add(path + "." + field.getKey());
            }
            collectUndescribed(path + "." + field.getKey(), field.getValue(), found);
        }
    }

    private static void collectUnbounded(String path, JsonNode schema, List<String> found) {
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            JsonNode value = field.getValue();
            boolean text = value.path("type").asText().equals("string");
            if (text && !value.has("maxLength") && !value.has("enum")) {
                found.add(path + "." + field.getKey());
            }
            collectUnbounded(path + "." + field.getKey(), value, found);
        }
    }
}
