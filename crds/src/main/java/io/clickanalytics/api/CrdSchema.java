package io.clickanalytics.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The schema in the CRD, the same file that the API server gets: fields, types, ranges and defaults have one owner. */
final class CrdSchema {
    private static final String FILE = "clickanalytics.clickanalytics.io-v1.yml";

    /** What every Kubernetes object has, and a CRD therefore does not say. */
    private static final String OBJECT =
            """
            type: object
            required: [apiVersion, kind, metadata, spec]
            properties:
              apiVersion: {type: string, enum: [%s]}
              kind: {type: string, enum: [%s]}
              metadata:
                type: object
                required: [name]
                properties:
                  namespace: {type: string, pattern: '%s', maxLength: 63}
                  labels: {type: object, additionalProperties: {type: string}}
                  annotations: {type: object, additionalProperties: {type: string}}
                  creationTimestamp: {x-kubernetes-preserve-unknown-fields: true}
                  deletionGracePeriodSeconds: {x-kubernetes-preserve-unknown-fields: true}
                  deletionTimestamp: {x-kubernetes-preserve-unknown-fields: true}
                  finalizers: {x-kubernetes-preserve-unknown-fields: true}
                  generateName: {x-kubernetes-preserve-unknown-fields: true}
                  generation: {x-kubernetes-preserve-unknown-fields: true}
                  managedFields: {x-kubernetes-preserve-unknown-fields: true}
                  ownerReferences: {x-kubernetes-preserve-unknown-fields: true}
                  resourceVersion: {x-kubernetes-preserve-unknown-fields: true}
                  selfLink: {x-kubernetes-preserve-unknown-fields: true}
                  uid: {x-kubernetes-preserve-unknown-fields: true}
            """.formatted(ClickAnalytics.API_VERSION, ClickAnalytics.KIND, Names.NAMESPACE);

    /** Read once; nobody changes it. */
    static final JsonNode ROOT = load();

    private CrdSchema() {}

    private static JsonNode load() {
        try (InputStream crd = CrdSchema.class.getResourceAsStream(FILE)) {
            if (crd == null) {
                throw new IllegalStateException("found no " + FILE + " in the jar, wanted the CRD; build it again");
            }
            var yaml = new YAMLMapper();
            var schema = (ObjectNode) yaml.readTree(OBJECT);
            JsonNode own = yaml.readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema/properties");
            var properties = (ObjectNode) schema.get("properties");
            var metadata = (ObjectNode) properties.at("/metadata/properties");
            metadata.set("name", own.at("/metadata/properties/name"));
            properties.set("spec", own.get("spec"));
            properties.set("status", own.get("status"));
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
