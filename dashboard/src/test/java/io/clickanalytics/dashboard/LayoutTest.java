package io.clickanalytics.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.clickanalytics", importOptions = DoNotIncludeTests.class)
class LayoutTest {
    @ArchTest
    static final ArchRule NOTHING_OF_THE_OTHER_PROGRAMS = noClasses()
            .that()
            .resideInAPackage("io.clickanalytics.dashboard..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.spark..",
                    "io.fabric8..",
                    "io.javaoperatorsdk..",
                    "io.clickanalytics.crds..",
                    "io.clickanalytics.operator..",
                    "io.clickanalytics.pipeline..");

    @ArchTest
    static final ArchRule THE_HISTORY_IS_PURE = classes()
            .that()
            .resideInAPackage("..dashboard.history..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..dashboard.history..", "com.fasterxml.jackson..", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_THE_FEED_KNOWS_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackage("..dashboard.feed..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule THE_FEED_KNOWS_NO_VIEWERS = noClasses()
            .that()
            .resideInAPackage("..dashboard.feed..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "..dashboard.socket..", "..dashboard.http..");
}
