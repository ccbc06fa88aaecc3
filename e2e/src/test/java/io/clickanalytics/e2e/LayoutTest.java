package io.clickanalytics.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.clickanalytics.e2e.cluster.OnKubernetes;

@AnalyzeClasses(packages = "io.clickanalytics.e2e")
final class LayoutTest {
    @ArchTest
    static void knowsNoClassOfThePrograms(JavaClasses ours) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.clickanalytics.pipeline..",
                        "io.clickanalytics.dashboard..",
                        "io.clickanalytics.operator..",
                        "io.clickanalytics.local..")
                .check(ours);
    }

    @ArchTest
    static void whatIsRunOnAClusterIsRunThereOneAfterTheOther(JavaClasses ours) {
        classes()
                .that()
                .haveSimpleNameEndingWith("E2E")
                .should()
                .beAnnotatedWith(OnKubernetes.class)
                .check(ours);
    }
}
