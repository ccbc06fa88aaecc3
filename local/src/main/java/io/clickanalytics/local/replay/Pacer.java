package io.clickanalytics.local.replay;

import java.util.concurrent.TimeUnit;

/** Says when the next record is due; time is handed in, so that nothing here waits. */
final class Pacer {
    /** After a pause of Kafka no more than this is caught up by sending faster. */
    private static final long MOST_DEBT = TimeUnit.SECONDS.toNanos(1);

    private final Pace pace;
    private long due;
    private long firstTime;
    private long origin;
    private boolean started;

    Pacer(Pace pace) {
        this.pace = pace;
    }

    /** A new round begins: real time starts again with the first row. */
    void restart() {
        started = started && pace instanceof Pace.Steady;
    }

    /**
     * When the next record may go, in the nanoseconds of {@code now}.
     *
     * @param paceTime event time of the row, epoch milliseconds
     */
    long due(long now, long paceTime) {
        if (pace instanceof Pace.Steady steady) {
            return steady(now, (long) (TimeUnit.SECONDS.toNanos(1) / steady.perSecond()));
        }
        return pace instanceof Pace.RealTime realTime ? realTime(now, paceTime, realTime.speed()) : now;
    }

    private long steady(long now, long distance) {
        due = started ? Math.max(due + distance, now - MOST_DEBT) : now;
        started = true;
        return due;
    }

    private long realTime(long now, long time, double speed) {
        if (!started) {
            started = true;
            firstTime = time;
            origin = now;
        }
        return origin + (long) ((time - firstTime) / speed * TimeUnit.MILLISECONDS.toNanos(1));
    }
}
