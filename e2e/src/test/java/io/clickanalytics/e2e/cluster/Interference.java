package io.clickanalytics.e2e.cluster;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What an {@link ApiProxy} does to requests. */
public interface Interference {
    /** Nothing. */
    Interference NONE = request -> OptionalInt.empty();

    /** The code of an answer that is given instead of the API server's; 0 ends the connection without one. */
    OptionalInt instead(ApiRequest request);

    /** Called when the API server has answered, before the client hears of it. */
    default void answered(ApiRequest request) {}

    /** How long what comes in answer to this request is held back each time. */
    default Duration late(ApiRequest request) {
        return Duration.ZERO;
    }

    /** Such requests are answered late. */
    static Interference delaying(Predicate<ApiRequest> which, Duration time) {
        return new Interference() {
            @Override
            public OptionalInt instead(ApiRequest request) {
                return OptionalInt.empty();
            }

            @Override
            public Duration late(ApiRequest request) {
                return which.test(request) ? time : Duration.ZERO;
            }
        };
    }

    /** Answers a share of such requests with a code. */
    static Interference refusing(Predicate<ApiRequest> which, double share, int code, Random random) {
        return request ->
                which.test(request) && random.nextDouble() < share ? OptionalInt.of(code) : OptionalInt.empty();
    }

    /** As if there were no API server. */
    static Interference outage() {
        return request -> OptionalInt.of(0);
    }

    /** Lets so many of these requests through; with the answer to the last something is done, and no other follows. */
    static Interference stopAfter(int count, Predicate<ApiRequest> which, Runnable then) {
        var asked = new AtomicInteger();
        var answered = new AtomicInteger();
        return new Interference() {
            @Override
            public OptionalInt instead(ApiRequest request) {
                return which.test(request) && asked.incrementAndGet() > count ? OptionalInt.of(0) : OptionalInt.empty();
            }

            @Override
            public void answered(ApiRequest request) {
                if (which.test(request) && answered.incrementAndGet() == count) {
                    then.run();
                }
            }
        };
    }
}
