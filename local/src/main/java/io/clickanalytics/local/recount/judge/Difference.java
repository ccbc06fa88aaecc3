package io.clickanalytics.local.recount.judge;

/**
 * One thing that is not as it must be.
 *
 * @param where a window, a partition, or what else it is about
 * @param what the number or property that is wrong
 */
public record Difference(String where, String what, String found, String wanted) {
    @Override
    public String toString() {
        return where + ": " + what + " is " + found + ", wanted " + wanted;
    }
}
