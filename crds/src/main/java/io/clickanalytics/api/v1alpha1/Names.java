package io.clickanalytics.api.v1alpha1;

/** The form of names of Kubernetes objects. */
public final class Names {
    /** Of the resource itself: Services are named after it. */
    public static final String RESOURCE = "^[a-z]([-a-z0-9]*[a-z0-9])?$";

    /** Leaves room for the endings of derived names. */
    public static final int RESOURCE_MAX_LENGTH = 40;

    public static final String OBJECT = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";

    public static final String NAMESPACE = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    public static final String LISTENER = "^[a-z0-9]{1,11}$";

    public static final String HOST = "^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

    /** A prefix of a web address, as it is written there; no segment begins with a dot. */
    public static final String WEB_PATH = "^/([A-Za-z0-9_~-][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*)?$";

    public static final String WEB_ADDRESS = "^https?://[^/?#\\s]+(/[^?#\\s]*)?$";

    public static final String ADDRESSES = "^[^\\s,:]+:[0-9]{1,5}(,[^\\s,:]+:[0-9]{1,5})*$";

    public static final String ORIGIN = "^https?://[^/\\s,]+$";

    public static final String ZONE = "^[A-Za-z][A-Za-z0-9_+/-]*$";

    private Names() {}
}
