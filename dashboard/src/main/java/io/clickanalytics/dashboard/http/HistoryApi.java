package io.clickanalytics.dashboard.http;

import io.clickanalytics.dashboard.history.Entry;
import io.clickanalytics.dashboard.history.History;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The history over plain HTTP.
 *
 * <p>{@code after} is a cursor, by default the beginning; {@code limit} is a number of windows. In a later call,
 * {@code after} is the {@code cursor} of the answer before, as long as the answers' {@code epoch} stays the same.
 */
public final class HistoryApi {
    private static final int LIMIT = 500;
    private static final int HIGHEST_LIMIT = 5_000;

    private final Supplier<History> history;
    private final Map<String, String> labels;

    /** An API over the newest history. */
    public HistoryApi(Supplier<History> history, Map<String, String> labels) {
        this.history = history;
        this.labels = Map.copyOf(labels);
    }

    /** Adds its routes. */
    public void mount(Router router) {
        router.get("/api/windows").handler(context -> answer(context, "application/json", HistoryApi::json));
        router.get("/api/windows.csv")
                .handler(context -> answer(
                        context,
                        "text/csv; charset=utf-8; header=present",
                        part -> WindowCsv.of(part.entries(), labels)));
    }

    private void answer(RoutingContext context, String type, Rendering rendering) {
        Part part;
        try {
            part = part(context);
        } catch (NumberFormatException e) {
            context.response()
                    .setStatusCode(400)
                    .end("wanted whole numbers: after, a cursor; limit, from 1 to " + HIGHEST_LIMIT + "\n");
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(rendering.of(part));
    }

    private Part part(RoutingContext context) {
        History now = history.get();
        long after = number(context.request().getParam("after"), now.floor());
        long limit = number(context.request().getParam("limit"), LIMIT);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new NumberFormatException("limit");
        }
        List<Entry> all = now.after(after);
        return new Part(now, after, all.subList(0, (int) Math.min(limit, all.size())));
    }

    private static long number(@Nullable String found, long whenAbsent) {
        return found == null ? whenAbsent : Long.parseLong(found);
    }

    /** An epoch is made of letters, digits and punctuation that JSON takes as they are. */
    private static String json(Part part) {
        return part.entries().stream()
                .map(Entry::json)
                .collect(Collectors.joining(
                        ",",
                        "{\"epoch\":\"%s\",\"complete\":%b,\"cursor\":%d,\"head\":%d,\"windows\":["
                                .formatted(
                                        part.history().epoch(),
                                        part.after() >= part.history().floor(),
                                        part.cursor(),
                                        part.history().head()),
                        "]}\n"));
    }

    /** Renders a part of the history. */
    private interface Rendering {
        String of(Part part);
    }

    /**
     * What was asked for.
     *
     * @param history as it is now
     * @param after where it begins
     * @param entries the windows
     */
    private record Part(History history, long after, List<Entry> entries) {
        long cursor() {
            return entries.isEmpty() ? after : entries.get(entries.size() - 1).cursor();
        }
    }
}
