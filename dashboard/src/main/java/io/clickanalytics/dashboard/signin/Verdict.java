package io.clickanalytics.dashboard.signin;

import java.time.Instant;

/** What is thought of somebody who wants to look on. */
public sealed interface Verdict {
    /**
     * He may.
     *
     * @param until when he has to be asked again
     */
    record Admitted(Instant until) implements Verdict {}

    /**
     * He may not.
     *
     * @param status of HTTP
     * @param reason for whoever reads the answer
     */
    record Refused(int status, String reason) implements Verdict {}
}
