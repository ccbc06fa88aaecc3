package io.clickanalytics.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Windows in event time; they align to the epoch, or to the zone's hour or day. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = Window.NO_LENGTH + " || " + Window.NO_SLIDE + " || duration(self.slide) <= duration(self.length)",
        fieldPath = ".slide",
        messageExpression =
                "'found ' + self.slide + ', wanted at most the length ' + self.length + ', because clicks between two "
                        + "windows would not be counted; shorten the slide or lengthen the window'")
@ValidationRule(
        value = "(" + Window.NO_LENGTH + " || duration(self.length) >= duration('10ms')) && (" + Window.NO_SLIDE
                + " || duration(self.slide) >= duration('10ms'))",
        message = "wanted a length and a slide of at least 10ms; lengthen them")
@ValidationRule(
        value = "!self.batch.matches(" + TimeSpan.CEL_PATTERN + ") || duration(self.batch) >= duration('100ms')",
        fieldPath = ".batch",
        messageExpression = "'found ' + self.batch + ', wanted at least 100ms; lengthen the batch'")
@ValidationRule(
        value = "!self.allowedLateness.matches(" + TimeSpan.CEL_PATTERN
                + ") || duration(self.allowedLateness) >= duration('5s')",
        fieldPath = ".allowedLateness",
        messageExpression =
                "'found ' + self.allowedLateness + ', wanted at least 5s, because clicks arrive out of order; "
                        + "lengthen it'")
@ValidationRule(
        value =
                "!has(self.zone) || self.zone == 'UTC' || " + Window.NO_LENGTH + " || ((" + Window.NO_SLIDE
                        + " || duration(self.slide) == duration(self.length)) && (duration(self.length) == duration('1h') || duration(self.length) == duration('24h')))",
        fieldPath = ".zone",
        messageExpression =
                "'found the zone ' + self.zone + ', wanted it only with a length of 1h or 24h and no other slide, "
                        + "because only hours and days differ by zone; remove the zone or change the length'")
public record Window(
        @Default("2s")
        @Pattern(TimeSpan.PATTERN)
        @Size(min = TimeSpan.MIN_LENGTH, max = TimeSpan.MAX_LENGTH)
        @JsonPropertyDescription("How much time a window covers.")
        TimeSpan length,

        @Pattern(TimeSpan.PATTERN)
        @Size(min = TimeSpan.MIN_LENGTH, max = TimeSpan.MAX_LENGTH)
        @JsonPropertyDescription(
                "Time from one window's start to the next; absent: the length, so that windows touch and do not overlap.")
        @Nullable
        TimeSpan slide,

        @Default("1s")
        @Pattern(TimeSpan.PATTERN)
        @Size(min = TimeSpan.MIN_LENGTH, max = TimeSpan.MAX_LENGTH)
        @JsonPropertyDescription("Time from one read of the input to the next: shorter is fresher and costs more.")
        TimeSpan batch,

        @Default("200ms")
        @Pattern(TimeSpan.PATTERN)
        @Size(min = TimeSpan.MIN_LENGTH, max = TimeSpan.MAX_LENGTH)
        @JsonPropertyDescription("How long a click may be under way before its window is published.")
        TimeSpan delay,

        @Default("1m")
        @Pattern(TimeSpan.PATTERN)
        @Size(min = TimeSpan.MIN_LENGTH, max = TimeSpan.MAX_LENGTH)
        @JsonPropertyDescription(
                "Clicks late by up to this revise their window; later ones are dropped and counted as such.")
        TimeSpan allowedLateness,

        @Pattern(Names.ZONE)
        @Size(max = 64)
        @JsonPropertyDescription("Time zone that windows of 1h or 24h align to, such as Asia/Shanghai; absent: UTC.")
        @Nullable
        String zone) {
    // a rule about a text that is no time would be answered in words of CEL, beside those about the text
    static final String NO_LENGTH = "!self.length.matches(" + TimeSpan.CEL_PATTERN + ")";
    static final String NO_SLIDE = "!has(self.slide) || !self.slide.matches(" + TimeSpan.CEL_PATTERN + ")";

    /** The slide, or without one the length. */
    public TimeSpan effectiveSlide() {
        return slide == null ? length : slide;
    }
}
