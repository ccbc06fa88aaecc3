package io.clickanalytics.e2e.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request to the API server.
 *
 * @param at when it came
 * @param method of HTTP
 * @param target path and query
 * @param code of the answer; 0 while there is none
 */
public record ApiRequest(Instant at, String method, String target, int code) {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    static ApiRequest of(String head) {
        String[] words = head.substring(0, head.indexOf('\r')).split(" ", 3);
        return new ApiRequest(Instant.now(), words[0], words[1], 0);
    }

    ApiRequest answered(int with) {
        return new ApiRequest(at, method, target, with);
    }

    /** Whether it asks for a change. */
    public boolean isWrite() {
        return WRITES.contains(method);
    }

    /** Whether it is about objects of this kind, such as {@code statefulsets}. */
    public boolean isOf(String plural) {
        return target.matches(".*/" + plural + "([/?].*)?");
    }

    /** Whether it stays open for what comes. */
    public boolean isWatch() {
        return target.contains("watch=true");
    }

    /** One a line. */
    public static String lines(List<ApiRequest> requests) {
        return requests.stream().map(ApiRequest::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return at + " " + method + " " + target + " " + code;
    }
}
