package io.clickanalytics.pipeline.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clickanalytics.pipeline.decode.ClickFormat.Csv;
import io.clickanalytics.pipeline.decode.ClickFormat.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDecoderTest {
    private static final Pattern HUGE = Pattern.compile("[eE][+]?[0-9]{3}");
    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $.a      | {"a":"x"}                          | x
            $.a      | {"b":{"a":"y"},"a":"x"}            | x
            $.a      | {"a":3}                            | 3
            $.a      | {"a":-12.50e+3}                    | -12.50e+3
            $.a      | {"a":true}                         | true
            $.a.b    | {"a":{"c":[1,{"b":2}],"b":"x"}}    | x
            $.a[1].b | {"a":[{"b":"w"},{"b":"x"}]}        | x
            $[0]     | ["x","y"]                          | x
            $        | "x"                                | x
            $['a b'] | {"a b":"x"}                        | x
            $.a      | {"a":"x\\u00e9\\ny"}               | xé\\ny
            $.a      | {"\\u0061":"x"}                    | x
            $.a      | {"a":"old","a":"x"}                | x
            $.a      | { "a" : "ä€𝄞" }                    | ä€𝄞
            """)
    void findsTheItem(String path, String record, String item) {
        assertThat(Recorded.of(decoder(path, "", "kafka"), record))
                .isEqualTo(Recorded.click(item.replace("\\n", "\n")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":null}             | ITEM
            {"a":""}               | ITEM
            {"a":{"b":1}}          | ITEM
            {"a":[1]}              | ITEM
            {"b":1}                | ITEM
            {"a":"\\ud800"}        | ITEM
            {"a":{"b":"x"},"a":{}} | ITEM
            []                     | ITEM
            1                      | ITEM
            {"a":"x"               | FORMAT
            {"a":"x"}}             | FORMAT
            {"a":"x"} 1            | FORMAT
            {"a":"x",}             | FORMAT
            {"a":"x" "b":1}        | FORMAT
            {"a":x}                | FORMAT
            {"a":01}               | FORMAT
            {"a":+1}               | FORMAT
            {"a":NaN}              | FORMAT
            {'a':1}                | FORMAT
            ``                     | FORMAT
            x                      | FORMAT
            """)
    void saysWhatIsWrong(String record, BadReason reason) {
        assertThat(Recorded.of(decoder("$.a", "", "kafka"), record)).isEqualTo(Recorded.bad(reason));
    }

    @Test
    void bytesThatAreNotUtf8AreNotJson() {
        byte[] record = "{\"a\":\"x\",\"b\":\"?\"}".getBytes(UTF_8);
        record[record.length - 3] = (byte) 0xC0;

        assertThat(Recorded.of(decoder("$.a", "", "kafka"), record, 1)).isEqualTo(Recorded.bad(BadReason.FORMAT));
    }

    @Test
    void nestingWithoutEndIsNotFollowed() {
        String deep = "[".repeat(1_000_000);

        assertThat(Recorded.of(decoder("$.a", "", "kafka"), deep)).isEqualTo(Recorded.bad(BadReason.FORMAT));
        assertThat(Recorded.of(
                        decoder("$.a", "", "kafka"), "{\"a\":\"x\",\"b\":" + "[".repeat(900) + "]".repeat(900) + "}"))
                .isEqualTo(Recorded.click("x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $.type == "click"                | {"a":"x","type":"click"}        | true
            $.type == "click"                | {"a":"x","type":"cl\\u0069ck"}  | true
            $.type == "click"                | {"a":"x","type":"view"}         | false
            $.type == "click"                | {"a":"x"}                       | false
            $.type != "click"                | {"a":"x"}                       | true
            $.n == 3                         | {"a":"x","n":3.0}               | true
            $.n == 3                         | {"a":"x","n":"3"}               | false
            $.n == "3"                       | {"a":"x","n":3}                 | false
            $.n != 3                         | {"a":"x","n":1e99999999999}     | true
            $.b == true                      | {"a":"x","b":true}              | true
            $.b == null                      | {"a":"x","b":null}              | true
            $.b == null                      | {"a":"x"}                       | true
            $.a == "x" && $.b.c != null      | {"a":"x","b":{"c":0}}           | true
            $.a == "x" && $.b.c != null      | {"a":"x","b":{"d":0}}           | false
            """)
    void keepsWhatTheFilterHolds(String filter, String record, boolean kept) {
        assertThat(Recorded.of(decoder("$.a", filter, "kafka"), record))
                .isEqualTo(kept ? Recorded.click("x") : Recorded.filtered());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1700000000123                     | 1700000000123
            "1700000000123"                   | 1700000000123
            "2023-11-14T22:13:20.123Z"        | 1700000000123
            "2023-11-14T23:13:20.1234+01:00"  | 1700000000123
            -1                                | -1
            1.5                               | -1
            1e12                              | -1
            9999999999999999999               | -1
            "yesterday"                       | -1
            null                              | -1
            true                              | -1
            """)
    void readsTheTime(String time, long millis) {
        Recorded recorded = Recorded.of(decoder("$.a", "", "$.t"), "{\"t\":" + time + ",\"a\":\"x\"}");

        assertThat(recorded).isEqualTo(millis < 0 ? Recorded.bad(BadReason.TIME) : Recorded.click("x", millis));
    }

    @Property(tries = 1000)
    void agreesWithATreeOnOneRecordAfterAnother(@ForAll("topics") List<String> records) {
        Decoder decoder = decoder("$.a.b", "$.b != 3", "kafka");

        for (String record : records) {
            assertAgrees(decoder, record.getBytes(UTF_8));
        }
    }

    @Property(tries = 1000)
    void agreesWithATreeOnRecordsThatAreBrokenAfterItLearnedHowTheyLook(
            @ForAll("records") String record, @ForAll List<@IntRange(max = 1000) Integer> places, @ForAll byte odd) {
        Decoder decoder = decoder("$.a.b", "$.b != 3", "kafka");
        assertThat(Recorded.of(decoder, record)).isNotNull();

        for (int place : places) {
            byte[] broken = record.getBytes(UTF_8);
            broken[place % broken.length] = odd;
            assertAgrees(decoder, broken);
        }
    }

    @Test
    void aNameThatIsNotUtf8IsRefusedEachTime() {
        Decoder decoder = decoder("$.a", "", "kafka");
        byte[] record = "{\"?\":1,\"a\":\"x\"}".getBytes(UTF_8);
        record[2] = (byte) 0xC0;

        for (int i = 0; i < 3; i++) {
            assertThat(Recorded.of(decoder, record, 1)).isEqualTo(Recorded.bad(BadReason.FORMAT));
        }
    }

    @Property(tries = 3000)
    void agreesWithATreeOnBrokenRecords(
            @ForAll("records") String record, @ForAll int place, @ForAll byte replacement, @ForAll boolean cut) {
        byte[] bytes = record.getBytes(UTF_8);
        int at = Math.floorMod(place, bytes.length);
        bytes[at] = replacement;
        byte[] broken = cut ? Arrays.copyOf(bytes, at) : bytes;

        assertAgrees(decoder("$.a.b", "$.b != 3", "kafka"), broken);
    }

    @Property(tries = 2000)
    void neverThrows(@ForAll byte[] record) {
        assertThat(Recorded.of(decoder("$.a", "$.b == 1", "$.t"), record, 1)).isNotNull();
    }

    /** The tree is made first: what it cannot hold is left out before it is looked at as a number. */
    private static void assertAgrees(Decoder decoder, byte[] record) {
        Recorded byTree = byTree(record);
        assertThat(normal(Recorded.of(decoder, record, 1))).isEqualTo(normal(byTree));
    }

    /** Jackson's tree makes Infinity of 1e309 even where it is told to keep decimals. */
    private static void assumeATreeCanHold(byte[] record) {
        Assume.that(!HUGE.matcher(new String(record, UTF_8)).find());
    }

    private static Recorded byTree(byte[] record) {
        assumeATreeCanHold(record);
        JsonNode tree = tree(record);
        if (tree == null) {
            return Recorded.bad(BadReason.FORMAT);
        }
        JsonNode b = tree.path("b");
        if (b.isNumber() && b.decimalValue().compareTo(BigDecimal.valueOf(3)) == 0) {
            return Recorded.filtered();
        }
        JsonNode item = tree.path("a").path("b");
        String text = item.isNumber() ? null : item.asText("");
        boolean good = item.isValueNode() && !item.isNull() && (text == null || isItem(text));
        return good ? Recorded.click(text == null ? item.asText() : text) : Recorded.bad(BadReason.ITEM);
    }

    private static boolean isItem(String text) {
        return !text.isEmpty() && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    /** A tree keeps a number's value, not how it was written; a text may look like the beginning of a number. */
    private static Recorded normal(Recorded recorded) {
        if (!recorded.item().matches("-0|-?[0-9]+(?=[.eE])([.][0-9]+)?([eE][-+]?[0-9]{1,9})?")) {
            return recorded;
        }
        return Recorded.click(
                new BigDecimal(recorded.item()).stripTrailingZeros().toString());
    }

    private static JsonNode tree(byte[] record) {
        try {
            if (!Utf8.isValid(record, 0, record.length)) {
                return null;
            }
            JsonNode tree = TREES.readTree(new String(record, UTF_8));
            return tree.isMissingNode() ? null : tree;
        } catch (IOException e) {
            return null;
        }
    }

    @Provide
    Arbitrary<String> records() {
        return value(3);
    }

    @Provide
    Arbitrary<List<String>> topics() {
        return value(3).list().ofMaxSize(8);
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalar = Arbitraries.oneOf(
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.of("true", "false", "null", "3", "0", "-7", "12345678901234567", "\"\""),
                text());
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> name = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of("\"a\"", "\"b\"", "\"c\"", "\"longer than eight\"")),
                Tuple.of(1, text()),
                Tuple.of(1, Arbitraries.of("\"\\u0061\"", "\"\\u0062\"")));
        Arbitrary<String> space = Arbitraries.of("", "", "", " ", "\n\t");
        Arbitrary<String> field =
                Combinators.combine(name, space, value(depth - 1)).as((n, s, v) -> n + s + ":" + s + v + s);
        Arbitrary<String> object = field.list().ofMaxSize(5).map(fields -> "{" + String.join(",", fields) + "}");
        Arbitrary<String> array =
                value(depth - 1).list().ofMaxSize(4).map((List<String> values) -> "[" + String.join(",", values) + "]");
        return Arbitraries.frequencyOf(Tuple.of(6, object), Tuple.of(1, array), Tuple.of(2, scalar));
    }

    private static Arbitrary<String> text() {
        Arbitrary<String> part = Arbitraries.oneOf(
                Arbitraries.strings().alpha().numeric().ofMaxLength(20),
                Arbitraries.of(
                        "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud834\\udd1e", "\\ud834", "é", "€", "𝄞", " "));
        return part.list().ofMaxSize(3).map(parts -> "\"" + String.join("", parts) + "\"");
    }

    private static Decoder decoder(String item, String filter, String time) {
        return new ClickFormat(Kind.JSON, item, filter, time, Csv.PLAIN).decoder();
    }
}
