package io.clickanalytics.operator.desired;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What is desired is a pure function of the resource: no client, no framework, no input or output. */
@AnalyzeClasses(packages = "io.clickanalytics.operator", importOptions = ImportOption.DoNotIncludeTests.class)
final class LayoutTest {
    @ArchTest
    static final ArchRule desiredIsPure = classes()
            .that()
            .resideInAPackage("..operator.desired..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml.jackson..",
                    "io.clickanalytics.operator.desired..",
                    "io.clickanalytics.api..",
                    "io.fabric8.kubernetes.api.model..",
                    "io.fabric8.kubernetes.client",
                    "io.fabric8.kubernetes.model.annotation",
                    "io.strimzi.api.kafka.model..",
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.nio.charset",
                    "java.security",
                    "java.time",
                    "java.util..",
                    "org.jspecify.annotations..");
}
