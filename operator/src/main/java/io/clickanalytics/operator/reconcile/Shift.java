package io.clickanalytics.operator.reconcile;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The time in which work is done. Many work at once; at the end nobody begins, and those who work may finish. */
final class Shift {
    /** Held by everyone who works; taken for good at the end. */
    private final ReadWriteLock work = new ReentrantReadWriteLock();

    private volatile boolean ending;

    /** The result of this work, or, after the end, that of none. */
    <T> T work(Supplier<T> task, Supplier<T> none) {
        if (!work.readLock().tryLock()) {
            return none.get();
        }
        try {
            return ending ? none.get() : task.get();
        } finally {
            work.readLock().unlock();
        }
    }

    /** Whether all have finished within this time. */
    boolean end(Duration patience) {
        ending = true;
        try {
            return work.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
