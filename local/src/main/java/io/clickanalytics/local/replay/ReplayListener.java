package io.clickanalytics.local.replay;

/** Is told how a replay goes; called by the thread that runs it. */
public interface ReplayListener {
    /** About twice a second. */
    void progress(ReplayStatus status);

    /**
     * A row could not be sent; called for each.
     *
     * @param line of the file, from 1
     */
    void broken(long line, String reason);

    /** Something that the user should know; called once for each kind. */
    void warning(String sentence);
}
