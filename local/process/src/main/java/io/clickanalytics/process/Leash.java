package io.clickanalytics.process;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A Java agent that ends its program when the process that started it is gone, however that one ended, and not before:
 * Ctrl-C in a terminal and its closing reach every process of the group, but it is the starter that decides in which
 * order its programs end.
 *
 * <p>{@code -javaagent:leash.jar=PID}: PID is the process to outlive by no more than {@link #GRACE}.
 */
public final class Leash {
    /** Exit status of a program whose starter is gone. */
    public static final int STARTER_GONE = 75;

    private static final Duration GRACE = Duration.ofSeconds(15);

    private Leash() {}

    /** Called by the JVM before the program's own main. */
    public static void premain(String starterPid) {
        List.of("INT", "HUP").forEach(Leash::ignore);
        Optional<ProcessHandle> starter = ProcessHandle.of(Long.parseLong(starterPid));
        CompletableFuture<?> gone = starter.<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElse(CompletableFuture.completedFuture(null));
        var unused = gone.thenRunAsync(Leash::end, Leash::daemon);
    }

    /** By reflection: the compiler warns of sun.misc whatever one says, though it is the supported way. */
    private static void ignore(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object deaf = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> null);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), deaf);
        } catch (ReflectiveOperationException e) {
            System.err.println("The signal " + name + " will end this program: " + e);
        }
    }

    /** Shutdown hooks get their time; a hook that hangs does not keep the orphan alive. */
    private static void end() {
        CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS, Leash::daemon)
                .execute(() -> Runtime.getRuntime().halt(STARTER_GONE));
        System.exit(STARTER_GONE);
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "leash");
        thread.setDaemon(true);
        thread.start();
    }
}
