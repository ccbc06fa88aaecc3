package io.clickanalytics.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.local.console.Refusal;
import io.clickanalytics.local.replay.Projection.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProjectionTest {
    private static final Header HEADER = new Header(Path.of("clicks.csv"), List.of("time", "phone", "action"));
    private static final List<String> ROW = List.of("2026-11-21T08:00:00.250Z", "4", "buy \"now\"");

    @Test
    void oneColumnIsSentAsText() {
        assertThat(sent(Content.column("phone")).value()).isEqualTo("4");
    }

    @Test
    void aWholeRowIsSentAsJson() {
        assertThat(sent(Content.json()).value())
                .isEqualTo("{\"time\":\"2026-11-21T08:00:00.250Z\",\"phone\":\"4\",\"action\":\"buy \\\"now\\\"\"}");
    }

    @Test
    void aWholeRowIsSentAsALineOfTheFormatsColumns() {
        assertThat(sent(Content.csv(List.of(), ',')).value())
                .isEqualTo("2026-11-21T08:00:00.250Z,4,\"buy \"\"now\"\"\"");
        assertThat(sent(Content.csv(List.of("phone", "time"), ':')).value())
                .isEqualTo("4:\"2026-11-21T08:00:00.250Z\"");
        assertThatThrownBy(() -> sent(Content.csv(List.of("phone", "user"), ',')))
                .hasMessage("clicks.csv has no column 'user'; it has: time, phone, action");
    }

    @Test
    void keyAndTimeComeFromTheirColumns() {
        Outcome.Send sent = sent(new Content(new Content.Value.Column("phone"), "action", "time"));

        assertThat(sent.key()).isEqualTo("buy \"now\"");
        assertThat(sent.time()).isEqualTo(1_795_248_000_250L);
    }

    @Test
    void withoutATimeColumnTheRecordIsStampedWhenSent() {
        assertThat(sent(Content.column("phone")).time()).isNull();
    }

    @Test
    void conditionsMustAllHold() {
        assertThat(of(where("phone=4", "action!=view"), ROW)).isInstanceOf(Outcome.Send.class);
        assertThat(of(where("phone=4", "action=view"), ROW)).isInstanceOf(Outcome.Filtered.class);
    }

    @Test
    void anEmptyItemIsBroken() {
        assertThat(of(plan(Content.column("phone")), List.of("0", "", "buy")))
                .isEqualTo(new Outcome.Broken("column 'phone' is empty"));
    }

    @Test
    void aTimeThatIsNoneIsBroken() {
        assertThat(of(plan(new Content(new Content.Value.Column("phone"), null, "time")), List.of("noon", "4", "buy")))
                .isEqualTo(new Outcome.Broken(
                        "column 'time': 'noon' is no time; wanted ISO-8601 with an offset or epoch milliseconds"));
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> new Projection(HEADER, plan(Content.column("fone"))))
                .isInstanceOf(Refusal.class)
                .hasMessage("clicks.csv has no column 'fone'; it has: time, phone, action");
    }

    private static Outcome.Send sent(Content content) {
        return (Outcome.Send) of(plan(content), ROW);
    }

    private static Outcome of(ReplayPlan plan, List<String> row) {
        return new Projection(HEADER, plan).of(row);
    }

    private static ReplayPlan plan(Content content) {
        return new ReplayPlan(ReplayPlan.Source.of(Path.of("clicks.csv")), content, new Pace.Fast(), 1);
    }

    private static ReplayPlan where(String... conditions) {
        var source = new ReplayPlan.Source(
                Path.of("clicks.csv"),
                ',',
                List.of(conditions).stream().map(Condition::parse).toList());
        return new ReplayPlan(source, Content.column("phone"), new Pace.Fast(), 1);
    }
}
