package io.clickanalytics.operator.reconcile;

import io.clickanalytics.api.Checked;
import io.clickanalytics.api.Validation;
import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import io.clickanalytics.api.v1alpha1.ClickAnalyticsSpec;
import io.clickanalytics.operator.desired.AppliedSpec;
import io.clickanalytics.operator.desired.PipelineLabels;
import io.clickanalytics.operator.desired.PipelineNames;
import io.clickanalytics.operator.status.Statuses;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Keeps what is being made of a resource, in a ConfigMap beside it. */
final class AppliedRecord {
    private final ClickAnalytics resource;
    private final Context<ClickAnalytics> context;
    private final InformerEventSource<ConfigMap, ClickAnalytics> records;

    AppliedRecord(ClickAnalytics resource, Context<ClickAnalytics> context) {
        this.resource = resource;
        this.context = context;
        this.records = Sources.configMaps(context);
    }

    /** Empty for a resource that nothing was made of. */
    Optional<AppliedSpec> last() {
        return kept().flatMap(AppliedSpec::read);
    }

    /** The resource as it is made, whatever its spec says by now; empty when nothing of it is made. */
    Optional<Checked.Valid> lastResource() {
        return last().flatMap(applied -> valid(applied.spec())).map(this::asMade);
    }

    /** What is seen of it is said of the generation that it was made of. */
    private Checked.Valid asMade(Checked.Valid last) {
        var made = new ClickAnalytics(
                resource.getMetadata()
                        .edit()
                        .withGeneration(Statuses.generationMade(resource))
                        .build(),
                last.resource().spec());
        made.setStatus(resource.getStatus());
        return new Checked.Valid(made, last.warnings());
    }

    /** Before anything is made of its spec. */
    void begin() {
        ClickAnalyticsSpec spec = resource.spec();
        keep(last().map(last -> last.followedBy(spec, claims(last.spec()), claims(spec)))
                .orElseGet(() -> AppliedSpec.first(spec)));
    }

    /** When programs run with it. */
    void settle() {
        last().map(AppliedSpec::inEffect).ifPresent(this::keep);
    }

    /** Nothing is written where nothing differs. */
    private void keep(AppliedSpec applied) {
        ConfigMap wanted = applied.configMap(resource);
        Optional<ConfigMap> kept = kept();
        if (kept.filter(found -> Objects.equals(found.getData(), wanted.getData()))
                .isPresent()) {
            return;
        }
        ConfigMap written = context.getClient()
                .resource(wanted)
                .fieldManager(context.getControllerConfiguration().fieldManager())
                .forceConflicts()
                .serverSideApply();
        ResourceID id = ResourceID.fromResource(context.getPrimaryResource());
        kept.ifPresentOrElse(
                found -> records.handleRecentResourceUpdate(id, written, found),
                () -> records.handleRecentResourceCreate(id, written));
    }

    /** That of an earlier resource of the same name tells nothing of this one. */
    private Optional<ConfigMap> kept() {
        var names = PipelineNames.of(resource);
        return records.get(new ResourceID(names.applied(), names.namespace()))
                .filter(found -> found.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> PipelineLabels.uid(resource).equals(owner.getUid())));
    }

    private Set<String> claims(ClickAnalyticsSpec spec) {
        return Set.copyOf(PrimaryIndex.claims(resource.getMetadata(), spec).orElse(List.of()));
    }

    private Optional<Checked.Valid> valid(ClickAnalyticsSpec spec) {
        return Validation.of(new ClickAnalytics(resource.getMetadata(), spec)) instanceof Checked.Valid valid
                ? Optional.of(valid)
                : Optional.empty();
    }
}
