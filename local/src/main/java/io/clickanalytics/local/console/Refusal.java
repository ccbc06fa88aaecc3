package io.clickanalytics.local.console;

/** A command cannot do its work, for a reason that its user can remove; shown as one sentence without a stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    /** Ends the command with {@link ExitCode#REFUSED}. */
    public Refusal(String sentence) {
        this(ExitCode.REFUSED, sentence);
    }

    /** Ends the command with an exit code of its own. */
    public Refusal(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** What the process ends with. */
    public int exitCode() {
        return exitCode;
    }
}
