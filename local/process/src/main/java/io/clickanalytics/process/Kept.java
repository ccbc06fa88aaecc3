package io.clickanalytics.process;

import io.clickanalytics.process.Restarts.Next;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A program that is kept running: started, awaited, started again when it ends, until it is stopped. */
public final class Kept implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    /** A signal to the whole group ends a program and, a moment later, has its owner stop it. */
    private static final Duration DOUBT = Duration.ofMillis(300);

    private final Supplier<Process> starter;
    private final Readiness readiness;
    private final Restarts restarts;
    private final Watcher watcher;
    private final Duration patience;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<String> gaveUp = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean renewed;
    private @Nullable Process process;

    /** What its owner hears of a program; called on the thread that keeps it. */
    public interface Watcher {
        /** It does its work. */
        void ready(Duration took);

        /** It is not ready yet; called about every ten seconds. */
        void waiting(Duration since);

        /** It ended though nobody stopped it. */
        void ended(int exitCode, Next next);
    }

    /**
     * What is needed to keep one program.
     *
     * @param starter starts the process
     * @param patience for its end when it is stopped, before it is killed
     */
    public Kept(Supplier<Process> starter, Readiness readiness, Restarts restarts, Duration patience, Watcher watcher) {
        this.starter = starter;
        this.readiness = readiness;
        this.restarts = restarts;
        this.patience = patience;
        this.watcher = watcher;
    }

    /** Starts it; returns at once. */
    public Kept start(String name) {
        var thread = new Thread(this::keep, "keep-" + name);
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** Done when it was ready for the first time. */
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    /** Done when it failed too often, with the reason. */
    public CompletableFuture<String> gaveUp() {
        return gaveUp.copy();
    }

    /** Starts it anew, with settings that are read at start; not a failure. */
    public void renew() {
        current().filter(Process::isAlive).ifPresent(running -> {
            renewed = true;
            running.destroy();
        });
    }

    /** It may end and is not started again; it is not asked to end yet. */
    public void retire() {
        stopping.countDown();
    }

    /** Stops it for good: asks, waits, kills. Returns when its process is gone. */
    @Override
    public void close() {
        retire();
        current().ifPresent(this::end);
    }

    private void end(Process running) {
        running.destroy();
        try {
            if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Process> current() {
        return Optional.ofNullable(process);
    }

    /** Nothing starts once it is being stopped: the lock is shared with {@link #current()}. */
    private synchronized Optional<Process> launched() {
        if (isStopping()) {
            return Optional.empty();
        }
        process = starter.get();
        return Optional.of(process);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean isStoppingSoon() throws InterruptedException {
        return stopping.await(DOUBT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void keep() {
        try {
            int failures = 0;
            Optional<Process> running = launched();
            while (running.isPresent()) {
                Duration readyFor = readyTime(running.get());
                int exitCode = running.get().exitValue();
                Next next = restarts.after(failures, readyFor, exitCode);
                failures = renewed ? 0 : next.failures();
                running = isStoppingSoon() ? Optional.empty() : following(exitCode, next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            gaveUp.complete(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Process> following(int exitCode, Next next) throws InterruptedException {
        if (renewed) {
            renewed = false;
            return launched();
        }
        watcher.ended(exitCode, next);
        if (next instanceof Next.GiveUp giveUp) {
            gaveUp.complete("it " + giveUp.reason());
            return Optional.empty();
        }
        boolean stopped = stopping.await(((Next.Again) next).pause().toMillis(), TimeUnit.MILLISECONDS);
        return stopped ? Optional.empty() : launched();
    }

    /** Waits for its readiness and then for its end. */
    private Duration readyTime(Process running) throws InterruptedException {
        long started = System.nanoTime();
        if (!awaitReady(running, started)) {
            return Duration.ZERO;
        }
        long readyAt = System.nanoTime();
        watcher.ready(Duration.ofNanos(readyAt - started));
        ready.complete(null);
        running.waitFor();
        return Duration.ofNanos(System.nanoTime() - readyAt);
    }

    private boolean awaitReady(Process running, long started) throws InterruptedException {
        long told = started;
        while (!readiness.reached()) {
            if (running.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (System.nanoTime() - told > TimeUnit.SECONDS.toNanos(10)) {
                told = System.nanoTime();
                watcher.waiting(Duration.ofNanos(told - started));
            }
        }
        return true;
    }
}
