package io.clickanalytics.local.recount;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Problem;
import io.clickanalytics.api.ResourceReader;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.operator.desired.KafkaAccess;
import io.clickanalytics.operator.desired.OneMachine;
import io.clickanalytics.operator.desired.Owner;
import io.clickanalytics.operator.desired.PipelineSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the settings of the pipeline to be recounted come from. */
final class PipelineFile {
    private PipelineFile() {}

    /** A resource, as the operator would hand it to the pipeline with this Kafka. */
    static Map<String, String> resource(Path file, String bootstrap) {
        Checked checked = ResourceReader.read(file);
        if (checked instanceof Checked.Invalid invalid) {
            throw new Refusal(file + " cannot be used:"
                    + invalid.problems().stream()
                            .map(Problem::message)
                            .map(message -> System.lineSeparator() + "  " + message)
                            .collect(Collectors.joining()));
        }
        ClickAnalytics here = OneMachine.of(((Checked.Valid) checked).resource(), bootstrap);
        return PipelineSettings.of(here, Owner.of("local", here), KafkaAccess.of(here));
    }

    /** The settings file of a pipeline. */
    static Map<String, String> settings(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("%s cannot be read as a settings file (%s)".formatted(file, e.getMessage()));
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }
}
