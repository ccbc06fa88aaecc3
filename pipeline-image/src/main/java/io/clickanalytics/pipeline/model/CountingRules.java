package io.clickanalytics.pipeline.model;

/**
 * What the resource says about counting, apart from the shape of the windows.
 *
 * @param delay milliseconds that a click may be under way before its window closes
 * @param lateness milliseconds after which a late click is dropped
 * @param top items of a result at most
 * @param limit distinct items told apart at most
 */
public record CountingRules(long delay, long lateness, int top, int limit) {}
