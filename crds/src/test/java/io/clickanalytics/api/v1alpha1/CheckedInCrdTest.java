package io.clickanalytics.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code mvn -q -pl crds test -Dtest=CheckedInCrdTest -DwriteCrd=true} writes the CRD anew. */
final class CheckedInCrdTest {
    private static final Path CHECKED_IN =
            Path.of(System.getProperty("root", ".."), "crds", "clickanalytics.clickanalytics.io-v1.yml");

    @Test
    void equalsWhatTheRecordsSay() throws IOException {
        String generated = generated();
        if (Boolean.getBoolean("writeCrd")) {
            Files.writeString(CHECKED_IN, generated);
        }

        List<String> checkedIn = Files.exists(CHECKED_IN) ? Files.readAllLines(CHECKED_IN) : List.of();

        assertThat(checkedIn)
                .as(
                        "%s, beside what the records say; after a change of the records write it anew with%n"
                                + "  mvn -q -pl crds test -Dtest=CheckedInCrdTest -DwriteCrd=true%n"
                                + "and review the difference. First difference: %s",
                        CHECKED_IN.getFileName(),
                        firstDifference(checkedIn, generated.lines().toList()))
                .isEqualTo(generated.lines().toList());
    }

    private static String firstDifference(List<String> checkedIn, List<String> generated) {
        int line = 0;
        while (line < Math.min(checkedIn.size(), generated.size())
                && checkedIn.get(line).equals(generated.get(line))) {
            line++;
        }
        return "line %d%n- %s%n+ %s".formatted(line + 1, at(checkedIn, line), at(generated, line));
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(end of file)";
    }

    private static String generated() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var output = new InMemory(bytes)) {
            new CRDGenerator()
                    .withOutput(output)
                    .withMinQuotes(true)
                    .withPostProcessor(new Finish())
                    .customResourceClasses(ClickAnalytics.class)
                    .generate();
        }
        return bytes.toString(StandardCharsets.UTF_8)
                .replaceFirst("# .*\n", "# Generated from the records in src/main; CheckedInCrdTest says how.\n");
    }

    private static final class InMemory extends CRDGenerator.AbstractCRDOutput<ByteArrayOutputStream> {
        private final ByteArrayOutputStream bytes;

        InMemory(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        protected ByteArrayOutputStream createStreamFor(String crdName) {
            return bytes;
        }
    }

    /** What annotations cannot say: the order of columns, that a condition is found by its type, the form of CPUs,
     * whole defaults, and the name. */
    private static final class Finish implements CRDPostProcessor {
        @Override
        public HasMetadata process(HasMetadata crd, String crdSpecVersion) {
            ((CustomResourceDefinition) crd).getSpec().getVersions().forEach(Finish::finish);
            return crd;
        }

        private static void finish(CustomResourceDefinitionVersion version) {
            List<String> names = Stream.of(ClickAnalytics.class.getAnnotationsByType(AdditionalPrinterColumn.class))
                    .map(AdditionalPrinterColumn::name)
                    .toList();
            version.getAdditionalPrinterColumns()
                    .sort(Comparator.comparing(
                            (CustomResourceColumnDefinition column) -> names.indexOf(column.getName())));
            JSONSchemaProps conditions = at(version, "status", "conditions");
            conditions.setXKubernetesListType("map");
            conditions.setXKubernetesListMapKeys(List.of("type"));
            conditions.getItems().getSchema().setRequired(List.of("status", "type"));
            cpu(version, "driver").setPattern(Amounts.CPU);
            cpu(version, "executor").setPattern(Amounts.CPU);
            spellOutDefaults(at(version));
            at(version).getProperties().put("metadata", metadata());
        }

        private static JSONSchemaProps metadata() {
            return new JSONSchemaPropsBuilder()
                    .withType("object")
                    .addToProperties(
                            "name",
                            new JSONSchemaPropsBuilder()
                                    .withType("string")
                                    .withPattern(Names.RESOURCE)
                                    .withMaxLength((long) Names.RESOURCE_MAX_LENGTH)
                                    .build())
                    .build();
        }

        /** The API server applies the rules of an object to its default as it stands, without the defaults of its fields. */
        private static void spellOutDefaults(JSONSchemaProps schema) {
            if (schema.getProperties() == null) {
                return;
            }
            schema.getProperties().values().forEach(Finish::spellOutDefaults);
            if (schema.getDefault() instanceof ObjectNode whole) {
                schema.getProperties().forEach((name, property) -> {
                    if (property.getDefault() != null) {
                        whole.set(name, property.getDefault().deepCopy());
                    }
                });
            }
        }

        private static JSONSchemaProps cpu(CustomResourceDefinitionVersion version, String pod) {
            return at(version, "spec", "spark", pod, "cpu");
        }

        private static JSONSchemaProps at(CustomResourceDefinitionVersion version, String... path) {
            JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
            for (String name : path) {
                schema = schema.getProperties().get(name);
            }
            return schema;
        }
    }
}
