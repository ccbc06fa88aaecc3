package io.clickanalytics.dashboard.signin;

import java.util.Set;

/** What is beside the page for signing in and out, open to everyone. */
final class SignInPaths {
    static final String START = "sign-in";
    static final String CALLBACK = "sign-in/callback";
    static final String OUT = "sign-out";
    static final String SESSION = "session";
    static final Set<String> ALL = Set.of(START, CALLBACK, OUT, SESSION);

    private SignInPaths() {}
}
