package io.clickanalytics.local.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows a replay on the console: one line that changes on a terminal, a line now and then elsewhere. */
final class ConsoleProgress implements ReplayListener {
    private static final int BROKEN_SHOWN = 5;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private int broken;
    private Duration lastLine = Duration.ZERO;

    ConsoleProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void progress(ReplayStatus status) {
        if (terminal) {
            out.print(CLEAR_LINE + line(status));
            out.flush();
        } else if (status.elapsed().minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = status.elapsed();
            println(line(status));
        }
    }

    @Override
    public void broken(long line, String reason) {
        broken++;
        if (broken <= BROKEN_SHOWN) {
            println("line " + line + " is not sent: " + reason);
        } else if (broken == BROKEN_SHOWN + 1) {
            println("further broken lines are only counted");
        }
    }

    @Override
    public void warning(String sentence) {
        println("warning: " + sentence);
    }

    /** What happened in all. */
    void summary(String file, String topic, ReplayStatus status) {
        println(String.format(
                Locale.ROOT,
                "%s to %s\t%,d sent\t%,d broken\t%,d filtered\t%s\t%,.0f/s",
                file,
                topic,
                status.sent(),
                status.broken(),
                status.filtered(),
                seconds(status.elapsed()),
                status.perSecond()));
    }

    private void println(String line) {
        out.println((terminal ? CLEAR_LINE : "") + line);
        out.flush();
    }

    static String line(ReplayStatus status) {
        String share = status.fraction() > 0 ? String.format(Locale.ROOT, "%3.0f %%\t", status.fraction() * 100) : "";
        String left =
                status.timeLeft().map(time -> "\t" + seconds(time) + " left").orElse("");
        return String.format(Locale.ROOT, "%s%,d sent\t%,.0f/s%s", share, status.sent(), status.perSecond(), left);
    }

    /** Such as {@code 12 s}, {@code 3:05 min} or {@code 2:30 h}. */
    static String seconds(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        return duration.compareTo(Duration.ofHours(1)) < 0
                ? "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%d:%02d h".formatted(duration.toHours(), duration.toMinutesPart());
    }
}
