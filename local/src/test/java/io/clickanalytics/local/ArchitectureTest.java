package io.clickanalytics.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.clickanalytics.local", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule NEEDS_OF_THE_OTHER_ROOMS_ONLY_THE_RESOURCE_AND_WHAT_IT_DESIRES = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
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
                    "io.clickanalytics.local..");

    @ArchTest
    static final ArchRule COMMANDS_SHARE_NO_CYCLE =
            slices().matching("io.clickanalytics.(local.*)..").should().beFreeOfCycles();
}
