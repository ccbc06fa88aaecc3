package io.clickanalytics.local.recount.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.local.recount.judge.Counted.Paper;
import io.clickanalytics.local.recount.judge.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PaperLogTest {
    private final Counted counted = Counted.phones().withPapers();

    @Test
    void recordsWithTheCountsOfTheResultsAreRight() {
        assertThat(counted.papers.get(0).value()).isEqualTo("[{\"0\":1},{\"4\":2}]");
        assertThat(counted.verdict().outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(counted.verdict().notes()).isEmpty();
    }

    @Test
    void otherCountsAreFound() {
        Paper first = counted.papers.get(0);
        counted.papers.set(0, new Paper(first.time(), first.key(), "[{\"0\":2},{\"4\":1}]"));

        assertThat(found())
                .containsExactly(
                        "the paper topic: the record of the window to 2026-11-21T08:00:02Z is of other counts, wanted those of the results");
    }

    @Test
    void anotherOrderIsFound() {
        Paper first = counted.papers.get(0);
        counted.papers.set(0, new Paper(first.time(), first.key(), "[{\"4\":2},{\"0\":1}]"));

        assertThat(found()).hasSize(1);
    }

    @Test
    void aMissingRecordIsFound() {
        counted.papers.remove(1);

        assertThat(found())
                .containsExactly(
                        "the paper topic: the record of the window to 2026-11-21T08:00:04Z is missing, wanted there, as in the results");
    }

    @Test
    void theLastRecordMissingIsFound() {
        counted.papers.remove(2);

        assertThat(found()).hasSize(1);
    }

    @Test
    void aRecordThatIsThereTwiceIsFound() {
        counted.papers.add(1, counted.papers.get(0));

        assertThat(found())
                .containsExactly(
                        "the paper topic: a record of the window to 2026-11-21T08:00:02Z is there, wanted none, as in the results");
    }

    @Test
    void aRecordThatIsNoneIsFound() {
        counted.papers.set(
                2, new Paper(Counted.START + 21, counted.papers.get(2).key(), "{}"));

        assertThat(found()).anyMatch(difference -> difference.startsWith("paper record 2: "));
    }

    @Test
    void resultsBeforeItsBeginningAreSaidAndAreNoFault() {
        counted.papers.remove(0);

        assertThat(counted.verdict().outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(counted.verdict().notes()).singleElement().asString().startsWith("1 results are older");
    }

    @Test
    void recordsBeforeTheResultsAreSaidAndAreNoFault() {
        counted.papers.add(0, new Paper(Counted.START - 1, "1", "[]"));

        assertThat(counted.verdict().outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(counted.verdict().notes()).singleElement().asString().contains("are older than the results");
    }

    private List<String> found() {
        assertThat(counted.verdict().outcome()).isEqualTo(Outcome.WRONG);
        return counted.verdict().differences().stream()
                .map(Difference::toString)
                .toList();
    }
}
