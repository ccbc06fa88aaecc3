package io.clickanalytics.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.clickanalytics");

    @Test
    void theDashboardNeedsNothingOfTheOtherPrograms() {
        noClasses()
                .that()
                .resideInAPackage("..dashboard..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.spark..",
                        "io.fabric8..",
                        "io.javaoperatorsdk..",
                        "io.clickanalytics.api..",
                        "io.clickanalytics.crds..",
                        "io.clickanalytics.operator..",
                        "io.clickanalytics.pipeline..")
                .check(CLASSES);
    }

    @Test
    void theHistoryIsPure() {
        classes()
                .that()
                .resideInAPackage("..dashboard.history..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "..dashboard.history..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void onlyTheFeedKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..dashboard.feed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void theFeedKnowsNoViewers() {
        noClasses()
                .that()
                .resideInAPackage("..dashboard.feed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "..dashboard.socket..", "..dashboard.http..")
                .check(CLASSES);
    }

    @Test
    void onlyTheSignInKnowsTokens() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..dashboard.signin..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.nimbusds..")
                .check(CLASSES);
    }

    @Test
    void theSignInKnowsNothingOfWhatIsShown() {
        noClasses()
                .that()
                .resideInAPackage("..dashboard.signin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..dashboard.socket..", "..dashboard.feed..", "..dashboard.history..")
                .check(CLASSES);
    }
}
