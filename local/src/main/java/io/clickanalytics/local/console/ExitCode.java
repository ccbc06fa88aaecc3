package io.clickanalytics.local.console;

/** What a command tells the script that ran it. */
public final class ExitCode {
    /** Done; every count that was checked is right. */
    public static final int OK = 0;

    /** A count is wrong. */
    public static final int WRONG = 1;

    /** The command line cannot be understood. */
    public static final int USAGE = 2;

    /** The command could not do its work here: a file, a port, a folder, Kafka. */
    public static final int REFUSED = 3;

    /** A program of the system kept failing, or refused to go on. */
    public static final int GAVE_UP = 4;

    /** Every count is right so far, but not all was counted in time. */
    public static final int INCOMPLETE = 5;

    /** What a shell says of a command that Ctrl-C ended; the JVM is ending by then and has the last word. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
