package io.clickanalytics.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rights at the API server, each as {@code group/resource verb}. */
public final class Rights {
    private static final int CREATED = 201;

    private Rights() {}

    /** Those that Roles give. */
    public static Set<String> given(Stream<JsonNode> roles) {
        return roles.flatMap(role -> elements(role.get("rules")))
                .flatMap(Rights::ofRule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that requests made use of. */
    public static Set<String> used(Stream<ApiRequest> requests) {
        return requests.flatMap(Rights::ofRequest).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> ofRule(JsonNode rule) {
        return elements(rule.get("apiGroups"))
                .flatMap(group -> elements(rule.get("resources")).flatMap(resource -> elements(rule.get("verbs"))
                        .map(verb -> group.asText() + "/" + resource.asText() + " " + verb.asText())));
    }

    private static Stream<String> ofRequest(ApiRequest request) {
        String[] steps = request.target().replaceFirst("[?].*", "").substring(1).split("/", -1);
        boolean core = steps[0].equals("api");
        String[] path = Arrays.copyOfRange(steps, Math.min(core ? 2 : 3, steps.length), steps.length);
        if (path.length > 2 && path[0].equals("namespaces")) {
            path = Arrays.copyOfRange(path, 2, path.length);
        }
        if (path.length == 0) {
            return Stream.empty();
        }
        String resource = (core ? "" : steps[1]) + "/" + path[0] + (path.length > 2 ? "/" + path[2] : "");
        return verbs(request, path.length > 1).map(verb -> resource + " " + verb);
    }

    /** An object that is applied and was not there is created, too. */
    private static Stream<String> verbs(ApiRequest request, boolean named) {
        return switch (request.method()) {
            case "GET" -> Stream.of(named ? "get" : request.isWatch() ? "watch" : "list");
            case "POST" -> Stream.of("create");
            case "PUT" -> Stream.of("update");
            case "PATCH" -> request.code() == CREATED ? Stream.of("create", "patch") : Stream.of("patch");
            case "DELETE" -> Stream.of(named ? "delete" : "deletecollection");
            default -> Stream.empty();
        };
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
