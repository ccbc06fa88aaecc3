package io.clickanalytics.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

@AnalyzeClasses(packages = "io.clickanalytics.local", importOptions = DoNotIncludeTests.class)
final class LayoutTest {
    @ArchTest
    static void needsOfTheOtherRoomsOnlyTheResourceAndWhatItDesires(JavaClasses ours) {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.sun.management..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "ch.qos.logback..",
                        "picocli..",
                        "com.fasterxml.jackson..",
                        "org.apache.commons.csv..",
                        "org.apache.kafka..",
                        "io.clickanalytics.api..",
                        "io.clickanalytics.operator.desired..",
                        "io.clickanalytics.process..",
                        "io.clickanalytics.local..")
                .check(ours);
    }

    @ArchTest
    static void commandsShareNoCycle(JavaClasses ours) {
        slices().matching("io.clickanalytics.local.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ours);
    }
}
