package io.clickanalytics.local.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much heap the pipeline's JVM gets.
 *
 * @param mebibytes of 2^20 bytes
 */
record Heap(long mebibytes) {
    /** Spark refuses to start below 450 MB, which the collector's own reserve counts against. */
    static final long LEAST_MB = 512;

    /**
     * What the resource gives its pods, but no more than half of the machine: broker, dashboard and browser live here too.
     *
     * @param asked mebibytes
     * @param machine bytes
     */
    static Heap of(long asked, long machine) {
        return new Heap(Math.max(LEAST_MB, Math.min(asked, (machine / 2) >> 20)));
    }

    /** Bytes of this machine's memory, or of the container's. */
    static long machineBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** As the JVM and Spark write it. */
    @Override
    public String toString() {
        return mebibytes + "m";
    }
}
