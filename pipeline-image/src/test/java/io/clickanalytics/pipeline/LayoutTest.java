package io.clickanalytics.pipeline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final String OURS = "io.clickanalytics.pipeline";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(OURS);

    @Test
    void theModelIsPure() {
        classes()
                .that()
                .resideInAPackage(OURS + ".model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        OURS + ".model..",
                        "java.lang..",
                        "java.io",
                        "java.math",
                        "java.nio..",
                        "java.time..",
                        "java.util..",
                        "com.fasterxml.jackson.core..",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void nothingOfTheOtherProgramsIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..",
                        "io.fabric8..",
                        "io.javaoperatorsdk..",
                        "io.clickanalytics.v1alpha1..",
                        "io.clickanalytics.crds..",
                        "io.clickanalytics.operator..",
                        "io.clickanalytics.dashboard..",
                        "io.clickanalytics.local..")
                .check(CLASSES);
    }

    @Test
    void readingKnowsNoSpark() {
        noClasses()
                .that()
                .resideInAPackage(OURS + ".kafka..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.spark.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage(OURS + ".topology.."))
                .check(CLASSES);
    }
}
