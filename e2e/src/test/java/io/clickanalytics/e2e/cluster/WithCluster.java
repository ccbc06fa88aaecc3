package io.clickanalytics.e2e.cluster;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the {@link TestCluster} of this run to a test class that asks for it; the first gets it, the end of the run ends it. */
public final class WithCluster implements ParameterResolver {
    private static final Namespace RUN = Namespace.create(WithCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestCluster.class;
    }

    @Override
    public TestCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(RUN)
                .getOrComputeIfAbsent(TestCluster.class, type -> TestCluster.get(), TestCluster.class);
    }
}
