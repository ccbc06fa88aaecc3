package io.clickanalytics.dashboard.signin;

import java.util.Set;

/** What is beside the page for signing in and out, open to everyone. */
final class SignInPaths {
    static final String START = "sign-in";
    static final String CALLBACK = "sign-in/callback";
    static final String OUT = "sign-out";
    static final String SESSION = "session";
    /** Of the page: leads to a new session when the page's other scripts are refused. */
    static final String SCRIPT = "session.js";

    static final Set<String> ALL = Set.of(START, CALLBACK, OUT, SESSION, SCRIPT);

    private SignInPaths() {}
}
