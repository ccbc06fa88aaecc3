package io.clickanalytics.pipeline.kubernetes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void knowsNoOtherProgramAndNothingOfTheStream() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..",
                        "io.javaoperatorsdk..",
                        "io.clickanalytics.api..",
                        "io.clickanalytics.operator..",
                        "io.clickanalytics.dashboard..",
                        "io.clickanalytics.local..",
                        "org.apache.spark.streaming..",
                        "org.apache.kafka..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.clickanalytics.pipeline.kubernetes"));
    }
}
