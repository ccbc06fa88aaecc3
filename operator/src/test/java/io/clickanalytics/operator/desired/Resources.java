package io.clickanalytics.operator.desired;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.ResourceReader;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;

/** Resources for tests. */
final class Resources {
    private Resources() {}

    static ClickAnalytics of(String yaml) {
        if (ResourceReader.parse(yaml) instanceof Checked.Valid valid) {
            return valid.resource();
        }
        throw new AssertionError(ResourceReader.parse(yaml));
    }
}
