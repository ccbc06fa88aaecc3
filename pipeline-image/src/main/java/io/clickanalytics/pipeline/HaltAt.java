package io.clickanalytics.pipeline;

import io.clickanalytics.pipeline.store.CommitStep;
import org.jspecify.annotations.Nullable;

/** For tests: dies at a named step of the commit as a power cut would, without a word. */
final class HaltAt implements CommitStep.Listener {
    /** Exit status of the halted program. */
    static final int STATUS = 137;

    private final String step;
    private int passages;

    private HaltAt(String step, int passages) {
        this.step = step;
        this.passages = passages;
    }

    /** From the setting {@code STEP:n}; nothing happens without one. */
    static CommitStep.Listener of(@Nullable String setting) {
        if (setting == null) {
            return CommitStep.Listener.NONE;
        }
        int colon = setting.indexOf(':');
        return new HaltAt(setting.substring(0, colon), Integer.parseInt(setting.substring(colon + 1)));
    }

    @Override
    public void reached(CommitStep reached) {
        if (reached.wireName().equals(step) && --passages <= 0) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
