package io.clickanalytics.process;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

@AnalyzeClasses(packages = "io.clickanalytics", importOptions = DoNotIncludeTests.class)
final class LayoutTest {
    @ArchTest
    static void needsNothingButTheJdk(JavaClasses ours) {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.clickanalytics.process", "org.jspecify..")
                .check(ours);
    }
}
