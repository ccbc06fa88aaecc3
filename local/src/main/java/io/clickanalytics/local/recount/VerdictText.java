package io.clickanalytics.local.recount;

import io.clickanalytics.local.recount.judge.Difference;
import io.clickanalytics.local.recount.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A verdict for people, as lines of two columns. */
public final class VerdictText {
    private static final int SHOWN = 10;

    private VerdictText() {}

    /** The lines; the last one says it in one sentence. */
    public static List<String> of(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        if (verdict.commit() >= 0) {
            counts(verdict, lines);
        }
        verdict.differences().stream()
                .limit(SHOWN)
                .map(Difference::toString)
                .map(text -> "wrong\t" + text)
                .forEach(lines::add);
        if (verdict.differenceCount() > SHOWN) {
            lines.add(number("wrong\tand %,d more", verdict.differenceCount() - SHOWN));
        }
        verdict.notes().stream().map(note -> "note\t" + note).forEach(lines::add);
        lines.add(sentence(verdict));
        return lines;
    }

    private static void counts(Verdict verdict, List<String> lines) {
        Verdict.Published published = verdict.published();
        Verdict.Input input = verdict.input();
        lines.add(number("windows\t%,d checked, in %,d records", published.windows(), published.records()));
        if (verdict.outcome() == Verdict.Outcome.UNKNOWN) {
            return;
        }
        lines.add(number(
                "clicks\t%,d in %,d records counted, %,d of them dropped",
                input.clicks(), input.records(), input.dropped()));
        if (!verdict.complete()) {
            lines.add(number(
                    "to come\t%,d clicks in windows not closed yet, %,d windows to be revised, %,d offsets not counted yet",
                    input.open(), published.pending(), input.uncounted()));
        }
    }

    private static String sentence(Verdict verdict) {
        return switch (verdict.outcome()) {
            case RIGHT -> "right\tevery window is what the input says";
            case WRONG ->
                number(
                        "wrong\t%,d differences between what was published and what was clicked",
                        verdict.differenceCount());
            case UNKNOWN -> "unknown\tit cannot be told whether the counts are right";
        };
    }

    private static String number(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
