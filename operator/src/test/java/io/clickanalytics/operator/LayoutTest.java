package io.clickanalytics.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The operator's row in the layout: arrows point down, and it knows nothing of what the programs are made of. */
final class LayoutTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.clickanalytics.operator");

    @Test
    void knowsNeitherSparkNorKafkaClientsNorVertx() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.kafka..", "io.vertx..")
                .check(CLASSES);
    }

    @Test
    void statusIsPure() {
        noClasses()
                .that()
                .resideInAPackage("..operator.status..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..operator",
                        "..operator.reconcile..",
                        "io.fabric8.kubernetes.client..",
                        "io.javaoperatorsdk..",
                        "java.net..",
                        "org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void dependentsKnowNothingOfTheCourse() {
        noClasses()
                .that()
                .resideInAPackage("..reconcile.dependent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..operator", "..operator.reconcile")
                .check(CLASSES);
    }
}
