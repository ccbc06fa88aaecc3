package io.clickanalytics.local.recount.judge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

@AnalyzeClasses(packages = "io.clickanalytics.local.recount.judge", importOptions = DoNotIncludeTests.class)
final class JudgeLayoutTest {
    @ArchTest
    static void theArithmeticKnowsNeitherKafkaNorAnotherRoom(JavaClasses ours) {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        "io.clickanalytics.local.recount.judge..")
                .check(ours);
    }
}
