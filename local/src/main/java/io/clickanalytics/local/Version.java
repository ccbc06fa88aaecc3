package io.clickanalytics.local;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the distribution, as its jar's manifest states it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(LocalMain.class.getPackage().getImplementationVersion())
                .orElse("of a working copy");
        return new String[] {"clickanalytics " + version, "JDK " + Runtime.version()};
    }
}
