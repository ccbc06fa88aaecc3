package io.clickanalytics.api.v1alpha1;

/** The form of amounts of memory, disk and CPU. */
public final class Amounts {
    public static final String BYTES = "^[0-9]+([.][0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)$";

    public static final String CPU = "^([0-9]+([.][0-9]{1,3})?|[0-9]+m)$";

    public static final int MAX_LENGTH = 20;

    private Amounts() {}
}
