package io.clickanalytics.local.recount;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.local.recount.judge.Difference;
import io.clickanalytics.local.recount.judge.Verdict;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A verdict for scripts. */
final class VerdictJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VerdictJson() {}

    static String of(Verdict verdict) {
        ObjectNode json = JSON.createObjectNode()
                .put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT))
                .put("complete", verdict.complete())
                .put("commit", verdict.commit())
                .put("windows", verdict.published().windows())
                .put("results", verdict.published().records())
                .put("pending", verdict.published().pending())
                .put("records", verdict.input().records())
                .put("clicks", verdict.input().clicks())
                .put("dropped", verdict.input().dropped())
                .put("open", verdict.input().open())
                .put("uncounted", verdict.input().uncounted())
                .put("differenceCount", verdict.differenceCount());
        var differences = json.putArray("differences");
        for (Difference difference : verdict.differences()) {
            differences
                    .addObject()
                    .put("where", difference.where())
                    .put("what", difference.what())
                    .put("found", difference.found())
                    .put("wanted", difference.wanted());
        }
        verdict.notes().forEach(json.putArray("notes")::add);
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree of texts and numbers is always written", e);
        }
    }
}
