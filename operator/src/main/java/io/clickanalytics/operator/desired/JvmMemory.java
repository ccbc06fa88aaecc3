package io.clickanalytics.operator.desired;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;

/**
 * How the memory of a container is divided.
 *
 * @param limit of the container, MiB
 * @param heap of the JVM, MiB
 */
record JvmMemory(long limit, long heap) {
    /** Classes, threads, code and buffers of an idle driver: 150 MiB were measured. */
    private static final long LEAST_BESIDE_HEAP = 160;

    private static final long MOST_BESIDE_HEAP = 1024;
    private static final long LEAST_HEAP = 128;
    private static final int SHARE_BESIDE_HEAP = 4;

    /** Below, Spark asks for settings of its own: it wants 450 MiB, and a JVM reports less than its -Xmx. */
    private static final long LEAST_HEAP_OF_SPARK = 480;

    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    /** Of an amount such as 1Gi. */
    static JvmMemory of(String amount) {
        long limit = Quantity.getAmountInBytes(new Quantity(amount))
                .divideToIntegralValue(MEBIBYTE)
                .longValueExact();
        long beside = Math.max(LEAST_BESIDE_HEAP, Math.min(MOST_BESIDE_HEAP, limit / SHARE_BESIDE_HEAP));
        return new JvmMemory(limit, Math.max(LEAST_HEAP, limit - beside));
    }

    /** What Spark adds to the heap for the container of an executor, MiB. */
    long besideHeap() {
        return Math.max(0, limit - heap);
    }

    boolean smallForSpark() {
        return heap < LEAST_HEAP_OF_SPARK;
    }
}
