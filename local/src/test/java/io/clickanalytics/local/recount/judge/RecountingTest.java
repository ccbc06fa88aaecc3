package io.clickanalytics.local.recount.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clickanalytics.local.recount.judge.Verdict.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecountingTest {
    @Test
    void rightCountsAreRight() {
        Verdict verdict = Counted.phones().verdict();

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(verdict.complete()).isTrue();
        assertThat(verdict.published().windows()).isEqualTo(3);
        assertThat(verdict.input().clicks()).isEqualTo(7);
    }

    @Test
    void withoutTheClicksTheRestIsJudgedAndSaid() {
        Counted counted = Counted.phones();

        Verdict unknown = counted.verdictWithoutInput("phone-0 begins at offset 3");
        counted.results.remove(1);
        Verdict wrong = counted.verdictWithoutInput("phone-0 begins at offset 3");

        assertThat(unknown.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(unknown.notes()).hasSize(2).contains("phone-0 begins at offset 3");
        assertThat(wrong.outcome()).isEqualTo(Outcome.WRONG);
    }

    @Test
    void recordsOfOlderEpochsAreSaid() {
        Counted counted = Counted.phones();
        ObjectNode older = counted.ending(6000).deepCopy();
        counted.results.forEach(window -> window.put("epoch", 1));
        counted.commit.put("epoch", 1);
        counted.results.add(0, older);

        assertThat(counted.verdict().outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(counted.verdict().notes()).singleElement().asString().startsWith("1 records are of older epochs");
    }

    @Test
    void slidingWindowsAreRight() {
        Counted counted = new Counted(Duration.ofSeconds(3), Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            counted.click("item" + i % 7, i * 137L);
        }

        assertThat(counted.published().verdict().differences()).isEmpty();
    }

    @Test
    void aCountThatIsTooHighIsFound() {
        Counted counted = Counted.phones();
        ((ObjectNode) counted.ending(2000).get("counts")).put("4", 3);
        counted.ending(2000).put("total", 4);

        assertThat(found(counted))
                .contains("window 2026-11-21T08:00:00Z to 2026-11-21T08:00:02Z: item 4 is 3, wanted 2");
    }

    @Test
    void aCountThatIsTooLowIsFound() {
        Counted counted = Counted.phones();
        ((ObjectNode) counted.ending(2000).get("counts")).put("4", 1);
        counted.ending(2000).put("total", 2);

        assertThat(found(counted))
                .containsExactly("window 2026-11-21T08:00:00Z to 2026-11-21T08:00:02Z: the total is 2, wanted 3");
    }

    @Test
    void clicksMovedFromOneItemToAnotherAreFound() {
        Counted counted = Counted.phones();
        ((ObjectNode) counted.ending(6000).get("counts")).put("2", 2).put("0", 2);

        assertThat(found(counted))
                .contains("window 2026-11-21T08:00:04Z to 2026-11-21T08:00:06Z: item 0 is 2, wanted 1");
    }

    @Test
    void anItemHiddenInOtherIsFound() {
        Counted counted = Counted.phones();
        ((ObjectNode) counted.ending(6000).get("counts")).remove("0");
        counted.ending(6000).put("other", 1);

        assertThat(found(counted))
                .containsExactly(
                        "window 2026-11-21T08:00:04Z to 2026-11-21T08:00:06Z: the number of items is 1, wanted 2");
    }

    @Test
    void aTotalThatIsNotTheSumIsFound() {
        Counted counted = Counted.phones();
        counted.ending(2000).put("total", 2);

        assertThat(found(counted))
                .contains(
                        "window 2026-11-21T08:00:00Z to 2026-11-21T08:00:02Z: the total is 2, wanted 3, the sum of its counts");
    }

    @Test
    void aMissingWindowIsFound() {
        Counted counted = Counted.phones();
        counted.results.remove(1);

        assertThat(found(counted))
                .containsExactly(
                        "window to 2026-11-21T08:00:04Z: the window that ends there is missing, wanted a record");
    }

    @Test
    void aMissingFirstWindowIsFound() {
        Counted counted = Counted.phones();
        counted.results.remove(0);

        assertThat(found(counted))
                .contains("window to 2026-11-21T08:00:02Z: the window that ends there is missing, wanted a record");
    }

    @Test
    void aMissingLastWindowIsFound() {
        Counted counted = Counted.phones();
        counted.results.remove(2);

        assertThat(found(counted))
                .containsExactly(
                        "the results: the last window's end is 2026-11-21T08:00:04Z, wanted 2026-11-21T08:00:06Z as in the commit");
    }

    @Test
    void anExtraWindowIsFound() {
        Counted counted = Counted.phones().again(6000, window -> window.put("start", Counted.time(Counted.START + 6000))
                .put("end", Counted.time(Counted.START + 8000))
                .put("watermark", Counted.time(Counted.START + 8000))
                .put("previous", Counted.time(Counted.START + 6000)));

        assertThat(found(counted))
                .contains(
                        "the results: the last window's end is 2026-11-21T08:00:08Z, wanted 2026-11-21T08:00:06Z as in the commit");
    }

    @Test
    void aWindowThatIsThereTwiceIsFound() {
        assertThat(found(Counted.phones().again(2000, window -> {})))
                .containsExactly(
                        "window 2026-11-21T08:00:00Z to 2026-11-21T08:00:02Z: revision 0 is there twice, wanted there once");
    }

    @Test
    void aWindowThatIsThereTwiceWithOtherCountsIsFound() {
        Counted counted = Counted.phones().again(2000, window -> {
            ((ObjectNode) window.get("counts")).put("4", 1);
            window.put("total", 2);
        });

        assertThat(found(counted))
                .contains(
                        "window 2026-11-21T08:00:00Z to 2026-11-21T08:00:02Z: revision 0 is there twice with other counts, wanted there once");
    }

    @Test
    void aForgedRevisionIsFoundByItsCounts() {
        Counted counted = Counted.phones().again(2000, window -> {
            ((ObjectNode) window.get("counts")).put("4", 5);
            window.put("total", 6).put("revision", 1);
        });

        assertThat(found(counted))
                .contains("window 2026-11-21T08:00:00Z to 2026-11-21T08:00:02Z: item 4 is 5, wanted 2");
    }

    @Test
    void aRevisionThatTheCommitDoesNotKnowIsFound() {
        Counted counted = Counted.phones().again(2000, window -> window.put("revision", 1));
        open(counted, 2000, 0, false);

        assertThat(found(counted))
                .containsExactly(
                        "window 2026-11-21T08:00:00Z to 2026-11-21T08:00:02Z: the last revision is 1, wanted 0 as in the commit");
    }

    @Test
    void theHighestRevisionCounts() {
        Counted counted = Counted.phones();
        ObjectNode late = counted.ending(2000).deepCopy();
        ((ObjectNode) counted.ending(2000).get("counts")).put("4", 1);
        counted.ending(2000).put("total", 2);
        counted.results.add(late.put("revision", 1));

        assertThat(found(counted)).isEmpty();
    }

    @Test
    void aWindowWithLateClicksMayWaitForItsRevision() {
        Counted counted = Counted.phones();
        ((ObjectNode) counted.ending(2000).get("counts")).put("4", 1);
        counted.ending(2000).put("total", 2);
        open(counted, 2000, 0, true);

        Verdict verdict = counted.verdict();

        assertThat(verdict.outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(verdict.published().pending()).isEqualTo(1);
        assertThat(verdict.complete()).isFalse();
    }

    @Test
    void droppedClicksExplainADeficitUpToTheirNumber() {
        Counted counted = Counted.phones();
        counted.commit.put("watermark", Counted.time(Counted.START + 120_000));
        ((ObjectNode) counted.ending(2000).get("counts")).put("4", 1);
        counted.ending(2000).put("total", 2);
        counted.records().put("counted", 6);
        ((ObjectNode) counted.records().get("dropped")).put("late", 1);

        assertThat(found(counted)).isEmpty();

        ((ObjectNode) counted.ending(6000).get("counts")).put("2", 2);
        counted.ending(6000).put("total", 3);

        assertThat(found(counted))
                .containsExactly("window 2026-11-21T08:00:04Z to 2026-11-21T08:00:06Z: the total is 3, wanted 4");
    }

    @Test
    void aWindowThatIsNotFinalCannotHaveLostClicksForBeingLate() {
        Counted counted = Counted.phones();
        ((ObjectNode) counted.ending(2000).get("counts")).put("4", 1);
        counted.ending(2000).put("total", 2);
        counted.records().put("counted", 6);
        ((ObjectNode) counted.records().get("dropped")).put("late", 1);

        assertThat(found(counted))
                .containsExactly("window 2026-11-21T08:00:00Z to 2026-11-21T08:00:02Z: the total is 2, wanted 3");
    }

    @Test
    void aCommitThatLeavesOutARecordIsFound() {
        Counted counted = Counted.phones();
        counted.records().put("counted", 6);

        assertThat(found(counted))
                .containsExactly(
                        "the commit: the sum of its records is 6, wanted 7, the records of its ranges",
                        "the commit: counted is 6, wanted 7");
    }

    @Test
    void badRecordsAreComparedByReason() {
        Counted counted = Counted.phones();
        counted.input.add(new Counted.Input(" ", Counted.START));
        counted.input.add(new Counted.Input(null, Counted.START));
        ((ObjectNode) counted.records().get("bad")).put("item", 2);

        assertThat(found(counted))
                .containsExactly("the commit: bad format is 0, wanted 1", "the commit: bad item is 2, wanted 1");
    }

    @Test
    void aClickTooFarInTheFutureIsBad() {
        Counted counted = Counted.phones();
        counted.input.add(new Counted.Input("4", Counted.START + 10_000_000));
        ((ObjectNode) counted.records().get("bad")).put("time", 1);

        assertThat(found(counted)).isEmpty();
    }

    @Test
    void aClickThatWasInTheFutureThenMayBeMissingNow() {
        Counted counted = Counted.phones();
        counted.input.add(new Counted.Input("4", Counted.START + 1_000));
        ((ObjectNode) counted.records().get("bad")).put("time", 1);

        assertThat(found(counted)).isEmpty();
    }

    @Test
    void aRangeThatBeginsTooLateIsFound() {
        Counted counted = Counted.phones();
        ((ObjectNode) counted.commit.get("offsets").get("0")).put("start", 2);

        assertThat(found(counted)).contains("partition 0: the first counted offset is 2, wanted 0");
    }

    @Test
    void inALongSilenceOnlyTheLastWindowIsWritten() {
        Counted counted = Counted.phones().click("3", 9_000_000);
        counted.results.clear();
        counted.published();
        ObjectNode last = counted.ending(9_000_000 + 2000);
        String silence = Counted.time(Counted.START + 6000);
        counted.results.removeIf(window -> !window.equals(last)
                && window.get("end").asText().compareTo(silence) > 0
                && !window.get("end").asText().equals(last.get("previous").asText()));
        counted.ending(9_000_000).put("previous", silence).put("emptySince", silence);

        assertThat(counted.verdict(Counted.START + 9_010_000).differences()).isEmpty();
    }

    @Test
    void aClickInTheSilenceIsFound() {
        Counted counted = Counted.phones();
        String first = Counted.time(Counted.START + 2000);
        counted.results.remove(1);
        counted.click("1", 2500).records().put("counted", 8);
        counted.ending(6000).put("previous", first).put("emptySince", first);

        assertThat(found(counted))
                .containsExactly("the time from 2026-11-21T08:00:02Z, which is in no window: the total is 0, wanted 1");
    }

    @Test
    void resultsThatRetentionDeletedAreNotMissed() {
        Counted counted = Counted.phones();
        counted.results.remove(0);
        counted.resultsWhole = false;

        assertThat(found(counted)).isEmpty();
    }

    @Test
    void windowsThatWentWithAnOlderResultsTopicAreNotMissed() {
        Counted counted = Counted.phones();
        counted.results.remove(0);
        assertThat(found(counted)).isNotEmpty();

        counted.commit.put("resumed", true);

        assertThat(found(counted)).isEmpty();
        assertThat(counted.verdict().notes()).anyMatch(note -> note.contains("the results topic was made anew"));
    }

    @Test
    void aValueThatIsNoWindowIsFound() {
        Counted counted = Counted.phones();
        counted.ending(2000).remove("counts");

        assertThat(found(counted).get(0)).startsWith("results record 0: the value is {\"start\"");
    }

    @Test
    void untoldItemsAreInOtherWhenTheLimitIsReached() {
        Counted counted = Counted.phones();
        ObjectNode window = counted.ending(6000);
        ((ObjectNode) window.get("counts")).remove("0");
        window.put("other", 1).put("distinct", 1).put("truncated", true);

        assertThat(found(counted)).isEmpty();
    }

    @Test
    void clicksAfterTheLastWindowAreStillToCome() {
        Counted counted = Counted.phones().click("1", 6500);
        counted.records().put("counted", 8);

        Verdict verdict = counted.verdict();

        assertThat(verdict.outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(verdict.input().open()).isEqualTo(1);
        assertThat(verdict.complete()).isFalse();
    }

    private static void open(Counted counted, long end, int revision, boolean dirty) {
        ((ObjectNode) counted.commit.get("openWindows"))
                .putObject(Long.toString(Counted.START + end))
                .put("revision", revision)
                .put("dirty", dirty)
                .put("publishedAt", 0);
    }

    private static List<String> found(Counted counted) {
        return counted.verdict().differences().stream()
                .map(Difference::toString)
                .toList();
    }
}
