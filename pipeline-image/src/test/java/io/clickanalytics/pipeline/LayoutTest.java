package io.clickanalytics.pipeline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
    void decodingIsPureAndKnowsNoCounting() {
        onlyDependsOn(".decode..", OURS + ".decode..", "com.fasterxml.jackson.core..");
    }

    @Test
    void theModelIsPure() {
        onlyDependsOn(".model..", OURS + ".model..", OURS + ".decode..");
    }

    private static void onlyDependsOn(String part, String... own) {
        classes()
                .that()
                .resideInAPackage(OURS + part)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(own)
                        .or(resideInAnyPackage(
                                "java.lang..",
                                "java.io",
                                "java.math",
                                "java.nio..",
                                "java.time..",
                                "java.util..",
                                "org.jspecify.annotations")))
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
