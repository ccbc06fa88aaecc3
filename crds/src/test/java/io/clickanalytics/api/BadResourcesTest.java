package io.clickanalytics.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of a good spec that is made bad, and exactly what is said about it. */
final class BadResourcesTest {
    static Stream<Arguments> kafka() {
        return Stream.of(
                bad(
                        "kafka: {cluster: {name: clicks}}",
                        "spec.kafka: found cluster and bootstrapServers, wanted exactly one of cluster (an existing Strimzi "
                                + "cluster), managed (the operator makes one) and bootstrapServers (any other Kafka); keep one"),
                bad(
                        "kafka: {bootstrapServers: null}",
                        "spec.kafka: found no Kafka cluster, wanted exactly one of cluster (an existing Strimzi cluster), "
                                + "managed (the operator makes one) and bootstrapServers (any other Kafka); add one"),
                bad(
                        "kafka: {bootstrapServers: 'a:9092, b:9092'}",
                        "spec.kafka.bootstrapServers: found a:9092, b:9092, wanted addresses such as "
                                + "broker1:9092,broker2:9092; write host:port, separated by commas only"),
                bad(
                        "kafka: {bootstrapServers: 'a:9092,b:70000'}",
                        "spec.kafka.bootstrapServers: found b:70000, wanted a port from 1 to 65535; correct the port"),
                bad(
                        "kafka: {cluster: {name: Clicks_1}, bootstrapServers: null}",
                        "spec.kafka.cluster.name: found Clicks_1, wanted a name of lower-case letters, digits and '-'; "
                                + "write the name as Kubernetes shows it"),
                bad(
                        "kafka: {input: {topic: 'two words'}}",
                        "spec.kafka.input.topic: found two words, wanted a topic name of letters, digits, '.', '_' and '-'; "
                                + "leave out other characters"),
                bad(
                        "kafka: {input: {topic: \"in\\n\"}}",
                        "spec.kafka.input.topic: found \"in\\n\", wanted a topic name of letters, digits, '.', '_' and '-'; leave "
                                + "out other characters"),
                bad(
                        "kafka: {input: {topic: ..}}",
                        "spec.kafka.input.topic: found .., wanted a topic name other than . and ..; choose another name"),
                bad(
                        "kafka: {input: {topic: null}}",
                        "spec.kafka.input.topic: found nothing, wanted a topic name of letters, digits, '.', '_' and '-'; "
                                + "add spec.kafka.input.topic"),
                bad(
                        "kafka: {results: {topic: " + "r".repeat(241) + "}}",
                        "spec.kafka.results.topic: found " + "r".repeat(80)
                                + "... (241 characters), wanted at most 240 " + "characters; shorten it"),
                bad(
                        "kafka: {results: {topic: in}}",
                        "spec.kafka.results.topic: found in, wanted another topic than spec.kafka.input.topic has; "
                                + "choose another name"),
                bad(
                        "kafka: {input: {topic: out-state}}",
                        "spec.kafka.results.topic (its state topic): found out-state, wanted another topic than "
                                + "spec.kafka.input.topic has; choose another name"),
                bad(
                        "kafka: {input: {topic: a.b}, results: {topic: a_b}}",
                        "spec.kafka.results.topic: found a_b, wanted another topic than spec.kafka.input.topic has, because "
                                + "Kafka takes '.' and '_' for the same; choose another name"),
                bad(
                        "kafka: {results: {paperTopic: out}, deadLetters: {topic: in}}",
                        "spec.kafka.results.paperTopic: found out, wanted another topic than spec.kafka.results.topic has; "
                                + "choose another name",
                        "spec.kafka.deadLetters.topic: found in, wanted another topic than spec.kafka.input.topic has; "
                                + "choose another name"),
                bad(
                        "kafka: {input: {partitions: 0, replicas: '3'}}",
                        "spec.kafka.input.partitions: found 0, wanted a whole number from 1 to 10000; choose a number in "
                                + "this range",
                        "spec.kafka.input.replicas: found 3, wanted a whole number from 1 to 100; write it without quotes"),
                bad(
                        "kafka: {input: {managed: 'yes'}}",
                        "spec.kafka.input.managed: found yes, wanted true or false; write true or false"),
                bad(
                        "kafka: {bootstrapServers: null, managed: {brokers: 1}, results: {replicas: 2}}",
                        "spec.kafka.input.replicas: found 3 replicas, wanted at most one for each of the 1 brokers; lower it, "
                                + "or raise spec.kafka.managed.brokers",
                        "spec.kafka.results.replicas: found 2 replicas, wanted at most one for each of the 1 brokers; lower "
                                + "it, or raise spec.kafka.managed.brokers"),
                bad(
                        "kafka: {bootstrapServers: null, managed: {storage: {size: big}}}",
                        "spec.kafka.managed.storage.size: found big, wanted an amount such as 512Mi or 10Gi; write a number "
                                + "with its unit"),
                bad(
                        "kafka: {clients: {properties: {group.id: mine}}}",
                        "spec.kafka.clients.properties[\"group.id\"]: found a setting of the programs themselves, wanted "
                                + "none of these, because counting exactly once depends on them; remove it"),
                bad(
                        "kafka: {clients: {properties: {max.poll.records: 5}}}",
                        "spec.kafka.clients.properties[\"max.poll.records\"]: found the number 5, wanted some text; put it in "
                                + "quotes"));
    }

    static Stream<Arguments> clicks() {
        return Stream.of(
                bad(
                        "clicks: {format: JSON, item: $.phone}",
                        "spec.clicks.format: found JSON, wanted one of csv, json, text; write json"),
                bad(
                        "clicks: {format: avro, item: $.phone}",
                        "spec.clicks.format: found avro, wanted one of csv, json, text; write one of these"),
                bad(
                        "clicks: {format: json}",
                        "spec.clicks.item: found nothing, wanted the path of the counted item in a json record; add a path "
                                + "such as $.phone"),
                bad(
                        "clicks: {item: $.phone, filter: $.a == 1, time: $.at}",
                        "spec.clicks.item: found $.phone, wanted nothing with the format text, where a record is the item "
                                + "itself; remove it, or make spec.clicks.format json or csv",
                        "spec.clicks.filter: found $.a == 1, wanted nothing with the format text, where a record is the item "
                                + "itself; remove it, or make spec.clicks.format json or csv",
                        "spec.clicks.time: found $.at, wanted nothing with the format text, where a record is the item itself; "
                                + "remove it, or make spec.clicks.format json or csv"),
                bad(
                        "clicks: {format: json, item: phone}",
                        "spec.clicks.item: found phone, wanted a path such as $.phone, $.product.brand or $.tags[0]; start "
                                + "with $ and name each field"),
                bad(
                        "clicks: {format: json, item: $.a..b, time: now}",
                        "spec.clicks.item: found $.a..b, wanted a path such as $.phone, $.product.brand or $.tags[0]; start "
                                + "with $ and name each field",
                        "spec.clicks.time: found now, wanted kafka or a path such as $.phone, $.product.brand or $.tags[0]; "
                                + "write kafka or such a path"),
                bad(
                        "clicks: {format: json, item: $.a, filter: $.type = \"click\"}",
                        "spec.clicks.filter: found = \"click\" at column 8, wanted == or !=; correct the filter there"),
                bad(
                        "clicks: {format: json, item: $.a, filter: \"$.type == 'click'\"}",
                        "spec.clicks.filter: found 'click' at column 11, wanted a text in double quotes, a number, true, false "
                                + "or null; correct the filter there"),
                bad(
                        "clicks: {format: json, item: $.a, filter: type == \"click\"}",
                        "spec.clicks.filter: found type == \"click\" at column 1, wanted a path such as $.type; correct the "
                                + "filter there"),
                bad(
                        "clicks: {format: json, item: $.a, filter: $.a == 1 || $.b == 2}",
                        "spec.clicks.filter: found || $.b == 2 at column 10, wanted && or the end; correct the filter there"),
                bad(
                        "clicks: {format: json, item: $.a, filter: $.a == 1 &&}",
                        "spec.clicks.filter: found its end at column 12, wanted a path such as $.type; correct the filter "
                                + "there"),
                bad(
                        "clicks: {format: csv, item: $.phon, csv: {columns: [time, phone]}}",
                        "spec.clicks.item: found $.phon, wanted one of the columns time, phone; write $.phone"),
                bad(
                        "clicks: {format: csv, item: $.phone}",
                        "spec.clicks.item: found $.phone, wanted the number of a column such as $[2], as "
                                + "spec.clicks.csv.columns names none; write such a path, or name the columns in "
                                + "spec.clicks.csv.columns"),
                bad(
                        "clicks: {format: csv, item: '$[2]', time: $.a.b, filter: $.type == 1, csv: {columns: [a, b]}}",
                        "spec.clicks.item: found $[2], wanted one of the columns a, b; write such a path, or name the columns "
                                + "in spec.clicks.csv.columns",
                        "spec.clicks.time: found $.a.b, wanted one of the columns a, b; write such a path, or name the columns "
                                + "in spec.clicks.csv.columns",
                        "spec.clicks.filter: found $.type, wanted one of the columns a, b; write such a path, or name the "
                                + "columns in spec.clicks.csv.columns"),
                bad(
                        "clicks: {format: csv, item: $.a, csv: {columns: a, separator: ', '}}",
                        "spec.clicks.csv.columns: found a, wanted a list; write each entry in a line of its own after '- '",
                        "spec.clicks.csv.separator: found \", \" (2 characters), wanted at most 1 characters; shorten it"),
                bad(
                        "clicks: {format: csv, item: $.a, csv: {columns: ['a,b', a, a]}}",
                        "spec.clicks.csv.columns[0]: found a,b, wanted a column name without commas and without space around "
                                + "it; name one column"),
                bad(
                        "clicks: {format: csv, item: $.a, csv: {columns: [a, b, a]}}",
                        "spec.clicks.csv.columns: found a twice, wanted each column once; name them apart"),
                bad(
                        "clicks: {format: csv, item: $.a, time: '$[0]', csv: {columns: [a, b]}}",
                        "spec.clicks: found a column as $[0] and by name, wanted it in one way everywhere; write its name "
                                + "everywhere"),
                bad(
                        "clicks: {csv: {separator: ;}}",
                        "spec.clicks.csv: found an object with the format text, wanted it with the format csv only; remove it, "
                                + "or make spec.clicks.format csv"),
                bad(
                        "clicks: {start: yesterday}",
                        "spec.clicks.start: found yesterday, wanted earliest, latest or a time in UTC such as "
                                + "2026-11-21T08:00:00Z; write one of these"),
                bad(
                        "clicks: {start: 2026-02-30T08:00:00Z}",
                        "spec.clicks.start: found 2026-02-30T08:00:00Z, wanted a day and a time that exist; correct it, such "
                                + "as 2026-11-21T08:00:00Z"),
                bad(
                        "clicks: {reset: {nonce: again}}",
                        "spec.clicks.reset.from: found nothing, wanted a time in UTC such as 2026-11-21T08:00:00Z; add "
                                + "spec.clicks.reset.from"),
                bad(
                        "clicks: {reset: {from: 2026-11-21T08:00:00+08:00}}",
                        "spec.clicks.reset.from: found 2026-11-21T08:00:00+08:00, wanted a time in UTC such as "
                                + "2026-11-21T08:00:00Z; write date, T, time and Z",
                        "spec.clicks.reset.nonce: found nothing, wanted some text; add spec.clicks.reset.nonce"),
                bad(
                        "clicks: {onInputRecreated: restart}",
                        "spec.clicks.onInputRecreated: found restart, wanted one of Fail, Restart; write Restart"),
                bad(
                        "clicks: {labels: {' 1': one, '2': ' '}}",
                        "spec.clicks.labels: found the item \" 1\", wanted an item without space around it and of at most "
                                + "1024 bytes, as no other is counted; correct or remove it",
                        "spec.clicks.labels[\"2\"]: found \" \", wanted a name to show; write one, or remove the item to show "
                                + "it as it is"),
                bad(
                        "clicks: {labels: [one, two]}",
                        "spec.clicks.labels: found a list, wanted an object; write each of them in a line of its own, "
                                + "indented"));
    }

    static Stream<Arguments> window() {
        return Stream.of(
                bad(
                        "window: {length: 2}",
                        "spec.window.length: found the number 2, wanted a time such as 200ms, 2s, 5m, 24h or 1h30m; write "
                                + "whole numbers with the units h, m, s and ms, in this order"),
                bad(
                        "window: {length: 0.5s, slide: 1d, batch: ''}",
                        "spec.window.batch: found \"\", wanted a time such as 200ms, 2s, 5m, 24h or 1h30m; write whole "
                                + "numbers with the units h, m, s and ms, in this order",
                        "spec.window.length: found 0.5s, wanted a time such as 200ms, 2s, 5m, 24h or 1h30m; write whole "
                                + "numbers with the units h, m, s and ms, in this order",
                        "spec.window.slide: found 1d, wanted a time such as 200ms, 2s, 5m, 24h or 1h30m; write whole numbers "
                                + "with the units h, m, s and ms, in this order"),
                bad(
                        "window: {length: 2s, slide: 3s}",
                        "spec.window.slide: found 3s, wanted at most the length 2s, because clicks between two windows would "
                                + "not be counted; shorten the slide or lengthen the window"),
                bad("window: {length: 9ms}", "spec.window.length: found 9ms, wanted at least 10ms; make it longer"),
                bad("window: {slide: 0s}", "spec.window.slide: found 0s, wanted at least 10ms; make it longer"),
                bad(
                        "window: {length: 1005ms, slide: 1s}",
                        "spec.window: found a length of 1005ms with a slide of 1s, whose greatest common divisor is 5ms, "
                                + "wanted one of at least 10ms; round both to multiples of 10ms or more"),
                bad(
                        "window: {length: 24h, slide: 1s}",
                        "spec.window: found a length of 24h with a slide of 1s, which are 86400 slices of 1000ms, wanted at "
                                + "most 10000 slices in a window; lengthen the slide, best to a divisor of the length"),
                bad(
                        "window: {batch: 99ms, allowedLateness: 4s}",
                        "spec.window.batch: found 99ms, wanted at least 100ms; make it longer",
                        "spec.window.allowedLateness: found 4s, wanted at least 5s, because clicks arrive out of order; make "
                                + "it longer"),
                bad(
                        "window: {length: 1h, zone: Asia/Shangai}",
                        "spec.window.zone: found Asia/Shangai, wanted a time zone of the tz database, such as Asia/Shanghai; "
                                + "write Asia/Shanghai"),
                bad(
                        "window: {length: 2h, zone: Asia/Shanghai}",
                        "spec.window.zone: found Asia/Shanghai with a length of 2h and a slide of 2h, wanted a zone only with "
                                + "a length of 1h or 24h and no other slide, because only hours and days differ by zone; remove "
                                + "the zone or change the length"),
                bad(
                        "window: {length: 24h, slide: 1h, zone: Asia/Shanghai}",
                        "spec.window.zone: found Asia/Shanghai with a length of 24h and a slide of 1h, wanted a zone only with "
                                + "a length of 1h or 24h and no other slide, because only hours and days differ by zone; remove "
                                + "the zone or change the length"),
                bad(
                        "items: {top: 11, limit: 10}",
                        "spec.items.top: found 11, wanted at most the limit 10; lower top or raise the limit"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                bad(
                        "spark: {executors: 0}",
                        "spec.spark.executors: found 0, wanted a whole number from 1 to 1000; choose a number in this range"),
                bad(
                        "spark: {driver: {cpu: 1 core, memory: 1}, executor: {cpu: -1, memory: 1GB}}",
                        "spec.spark.driver.cpu: found 1 core, wanted a number of CPUs such as 2, 0.5 or 500m; write such a "
                                + "number",
                        "spec.spark.driver.memory: found the number 1, wanted an amount such as 512Mi or 10Gi; write a number "
                                + "with its unit",
                        "spec.spark.executor.cpu: found -1, wanted a number of CPUs such as 2, 0.5 or 500m; write such a number",
                        "spec.spark.executor.memory: found 1GB, wanted an amount such as 512Mi or 10Gi; write a number with "
                                + "its unit"),
                bad(
                        "dashboard: {ingress: {host: a.example.com}, gateway: {host: a.example.com, name: web}}",
                        "spec.dashboard: found ingress and gateway, wanted at most one of them; remove one"),
                bad(
                        "dashboard: {ingress: {host: 'https://a.example.com'}, origins: [example.com]}",
                        "spec.dashboard.ingress.host: found https://a.example.com, wanted a host name such as "
                                + "phones.example.com; write the host alone",
                        "spec.dashboard.origins[0]: found example.com, wanted an origin such as https://example.com; write "
                                + "scheme and host, without a path"),
                bad(
                        "dashboard: full",
                        "spec.dashboard: found full, wanted an object with the fields gateway, history, ingress, origins, "
                                + "replicas, title; write each of them in a line of its own, indented"),
                bad(
                        "deletion: {topics: keep}",
                        "spec.deletion.topics: found keep, wanted one of Delete, Retain; write one of these"),
                bad(
                        "dashboard: {title: 2026}",
                        "spec.dashboard.title: found the number 2026, wanted some text; put it in quotes"));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                bad("windw: {length: 3s}", "spec.windw: found an unknown field, wanted a field of spec; write window"),
                bad(
                        "window: {lenght: 3s}",
                        "spec.window.lenght: found an unknown field, wanted a field of spec.window; write length"),
                bad(
                        "window: {allowedlateness: 3m}",
                        "spec.window.allowedlateness: found an unknown field, wanted a field of spec.window; write "
                                + "allowedLateness"),
                bad(
                        "kafka: {input: {topic: null, topics: in}}",
                        "spec.kafka.input.topics: found an unknown field, wanted a field of spec.kafka.input; write topic"),
                bad(
                        "batch: 1s",
                        "spec.batch: found an unknown field, wanted a field of spec; move it to spec.window.batch"),
                bad(
                        "deletion: {volumes: Retain}",
                        "spec.deletion.volumes: found an unknown field, wanted a field of spec.deletion; remove it, or write "
                                + "one of kafka, topics"));
    }

    private static Arguments bad(String spec, String... messages) {
        return arguments(spec, List.of(messages));
    }

    @ParameterizedTest
    @MethodSource({"kafka", "clicks", "window", "others", "names"})
    void saysWhatIsWrongAndWhatToDo(String spec, List<String> messages) {
        List<String> said = Resource.problems(Resource.with(spec));

        assertThat(said).containsExactlyElementsOf(messages);
    }

    @Test
    void saysEverythingAtOnce() {
        List<String> said = Resource.problems(
                Resource.with("{window: {length: 2x, batch: 1ms}, items: {top: 0}, clicks: {format: json}}"));

        assertThat(said).hasSize(4);
    }

    @Test
    void isSilentAboutARuleWhoseFieldsAreWrongAlready() {
        List<String> said = Resource.problems(Resource.with("window: {length: 1x, slide: 3s}"));

        assertThat(said).singleElement().asString().startsWith("spec.window.length");
    }
}
