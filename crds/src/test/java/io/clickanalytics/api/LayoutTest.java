package io.clickanalytics.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The row of this module in the layout: records and their reader, on fabric8's model and nothing else of Kubernetes. */
@AnalyzeClasses(packages = "io.clickanalytics", importOptions = ImportOption.DoNotIncludeTests.class)
final class LayoutTest {
    @ArchTest
    static final ArchRule usesTheModelOnly = classes()
            .that()
            .resideInAPackage("io.clickanalytics.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.clickanalytics.api..",
                    "java..",
                    "com.fasterxml.jackson..",
                    "io.fabric8.kubernetes.api.model..",
                    "io.fabric8.kubernetes.model..",
                    "io.fabric8.generator.annotation..",
                    "io.fabric8.crd.generator.annotation..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule recordsKnowNothingOfTheirReader = noClasses()
            .that()
            .resideInAPackage("..v1alpha1..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.clickanalytics.api");
}
