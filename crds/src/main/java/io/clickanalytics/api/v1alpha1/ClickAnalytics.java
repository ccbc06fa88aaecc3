package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole click-analytics system: topics, the application that counts, and the dashboard.
 *
 * <p>A class of the Kubernetes model, not of its client: who reads resources needs no client.
 */
@Group(ClickAnalytics.GROUP)
@Version(ClickAnalytics.VERSION)
@Kind(ClickAnalytics.KIND)
@Singular("clickanalytics")
@Plural("clickanalytics")
@ShortNames({"cla", "clicks"})
@Categories("analytics")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ClickAnalytics.READY + ".status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ClickAnalytics.READY + ".reason")
@AdditionalPrinterColumn(name = "Input", jsonPath = ".spec.kafka.input.topic")
@AdditionalPrinterColumn(name = "Window", jsonPath = ".spec.window.length")
@AdditionalPrinterColumn(
        name = "Executors",
        jsonPath = ".status.executors.running",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Caught Up",
        jsonPath = ".status.conditions[?(@.type=='CaughtUp')].status",
        priority = 1)
@AdditionalPrinterColumn(name = "URL", jsonPath = ".status.dashboard.url", priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@JsonDeserialize(using = JsonDeserializer.None.class) // the kind is known: no search for it
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
public final class ClickAnalytics implements HasMetadata, Namespaced {
    public static final String GROUP = "clickanalytics.io";
    public static final String VERSION = "v1alpha1";
    public static final String KIND = "ClickAnalytics";
    public static final String API_VERSION = GROUP + "/" + VERSION;

    static final String READY = ".status.conditions[?(@.type=='Ready')]";

    private static final long serialVersionUID = 1;

    private String apiVersion = API_VERSION;
    private ObjectMeta metadata = new ObjectMeta();

    private @Nullable ClickAnalyticsSpec spec;
    private @Nullable ClickAnalyticsStatus status;

    public ClickAnalytics() {}

    public ClickAnalytics(ObjectMeta metadata, ClickAnalyticsSpec spec) {
        this.metadata = metadata;
        this.spec = spec;
    }

    /** What is wanted, of a resource that passed {@link io.clickanalytics.api.Validation}. */
    public ClickAnalyticsSpec spec() {
        return Objects.requireNonNull(spec, "found a ClickAnalytics without spec; validate it before use");
    }

    /** The name in its metadata. */
    public String name() {
        return Objects.requireNonNull(
                metadata.getName(), "found a ClickAnalytics without a name; validate it before use");
    }

    @Override
    public String getKind() {
        return KIND;
    }

    /** Accepts the own kind only: a resource of another kind is told apart before it is read. */
    @JsonProperty("kind")
    void setKind(String kind) {
        if (!KIND.equals(kind)) {
            throw new IllegalArgumentException("found kind " + kind + ", wanted " + KIND);
        }
    }

    @Override
    public String getApiVersion() {
        return apiVersion;
    }

    @Override
    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    @Override
    public ObjectMeta getMetadata() {
        return metadata;
    }

    @Override
    public void setMetadata(ObjectMeta metadata) {
        this.metadata = metadata;
    }

    @Required
    @JsonPropertyDescription("What is wanted.")
    public @Nullable ClickAnalyticsSpec getSpec() {
        return spec;
    }

    public void setSpec(@Nullable ClickAnalyticsSpec spec) {
        this.spec = spec;
    }

    @JsonPropertyDescription("What is, as last seen by the operator.")
    public @Nullable ClickAnalyticsStatus getStatus() {
        return status;
    }

    public void setStatus(@Nullable ClickAnalyticsStatus status) {
        this.status = status;
    }
}
