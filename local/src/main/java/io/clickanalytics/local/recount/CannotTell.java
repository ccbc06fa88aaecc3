package io.clickanalytics.local.recount;

/** The recount has no verdict, for a reason that lies in the topics. */
final class CannotTell extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotTell(String sentence) {
        super(sentence);
    }
}
