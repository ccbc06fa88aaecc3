package io.clickanalytics.pipeline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickanalytics.pipeline.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetKeeperTest {
    private final PoolForTests pool = new PoolForTests();
    private final TroublesForTests troubles = new TroublesForTests();
    private final ReportForTests reports = new ReportForTests();
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    private Path folder;

    private FleetKeeper keeper;

    @BeforeEach
    void keep() {
        keeper = new FleetKeeper(pool, troubles, new WantedExecutors(folder.resolve("executors")), reports, () -> now);
    }

    @Test
    void asksOnceForWhatIsWanted() throws IOException {
        looks("2");
        pool.register("1", "2");
        looks("2");
        looks("2");

        assertThat(pool.wanted).containsExactly(2);
        assertThat(pool.retired).isEmpty();
        assertThat(reports.numbers).containsExactly("0 of 2", "2 of 2");
    }

    @Test
    void theLatestGoFirstWhenFewerAreWanted() throws IOException {
        pool.register("2", "9", "10", "11");
        looks("4");

        looks("2");

        assertThat(pool.wanted).containsExactly(4, 2);
        assertThat(pool.retired).containsExactly("11", "10");
    }

    @Test
    void oneThatComesWhenItIsNotWantedAnyMoreGoesToo() throws IOException {
        pool.register("1");
        looks("2");
        looks("1");

        pool.register("2");
        looks("1");

        assertThat(pool.retired).containsExactly("2");
    }

    @Test
    void aNumberThatIsNoneChangesNothing() throws IOException {
        pool.register("1", "2");
        looks("2");

        assertThatThrownBy(() -> looks("0")).hasMessageContaining("found \"0\"");
        assertThatThrownBy(() -> looks("")).hasMessageContaining("wanted a number of executors from 1");

        assertThat(pool.wanted).containsExactly(2);
        assertThat(pool.retired).isEmpty();
    }

    @Test
    void executorsThatDoNotComeAreTroubleAfterAWhileAndUntilTheyCome() throws IOException {
        pool.register("1");
        looks("3");
        now = now.plusSeconds(119);
        looks("3");
        assertThat(reports.trouble).isNull();

        now = now.plusSeconds(1);
        looks("3");
        assertThat(reports.trouble).startsWith("found 1 of 3 executors since 2026-11-21T08:00:00Z");

        pool.register("2", "3");
        looks("3");
        assertThat(reports.trouble).isNull();
    }

    @Test
    void aRefusalIsToldAtOnceAndWhileExecutorsAreMissing() throws IOException {
        pool.register("1");
        troubles.refusal = "exceeded quota: few";
        looks("3");
        String refused = reports.trouble;

        pool.register("2", "3");
        looks("3");

        assertThat(refused)
                .isEqualTo("found 1 of 3 executors, and the API server refusing more (exceeded quota: few), wanted all;"
                        + " raise the quota, or ask for fewer or smaller ones, or correct what the message names");
        assertThat(reports.trouble).isNull();
        assertThat(troubles.asked).isEqualTo(now.minusSeconds(120));
    }

    @Test
    void anExecutorThatEndedIsToldThoughAnotherCame() throws IOException {
        pool.register("1");
        troubles.end = "found executor pod a-exec-1 ended";

        looks("1");

        assertThat(reports.trouble).isEqualTo("found executor pod a-exec-1 ended");
    }

    private void looks(String wanted) throws IOException {
        Files.writeString(folder.resolve("executors"), wanted);
        keeper.look();
    }

    private static final class TroublesForTests implements ExecutorTroubles {
        private String refusal;
        private String end;
        private Instant asked;

        @Override
        public Optional<String> refusalSince(Instant moment) {
            asked = moment;
            return Optional.ofNullable(refusal);
        }

        @Override
        public Optional<String> endSince(Instant moment) {
            return Optional.ofNullable(end);
        }
    }

    private static final class ReportForTests implements Fleet.Report {
        private final List<String> numbers = new ArrayList<>();
        private String trouble;

        @Override
        public void executors(int desired, int running) {
            numbers.add(running + " of " + desired);
        }

        @Override
        public void trouble(String message) {
            trouble = message;
        }
    }

    private static final class PoolForTests implements ExecutorPool {
        private final Set<String> active = new TreeSet<>();
        private final List<Integer> wanted = new ArrayList<>();
        private final List<String> retired = new ArrayList<>();

        void register(String... ids) {
            active.addAll(List.of(ids));
        }

        @Override
        public Set<String> active() {
            return Set.copyOf(active);
        }

        @Override
        public void want(int number) {
            wanted.add(number);
        }

        @Override
        public void retire(Collection<String> ids) {
            retired.addAll(ids);
            active.removeAll(ids);
        }
    }
}
