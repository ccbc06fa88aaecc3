package io.clickanalytics.pipeline.kubernetes;

import java.util.Collection;
import java.util.Set;

/** The executors that a driver has. */
interface ExecutorPool {
    /** Ids of those that take tasks; a later one has the greater number. */
    Set<String> active();

    /** So many there shall be: what is missing is made, and made again when it is lost. */
    void want(int number);

    /** These end when their tasks are done; what they hold is not replaced. */
    void retire(Collection<String> ids);
}
