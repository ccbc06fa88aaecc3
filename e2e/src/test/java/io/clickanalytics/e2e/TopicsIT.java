package io.clickanalytics.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickanalytics.e2e.harness.PipelineProcess;
import io.clickanalytics.e2e.harness.Records;
import io.clickanalytics.e2e.harness.ResultsCopy;
import io.clickanalytics.e2e.harness.Shop;
import io.clickanalytics.e2e.harness.Site;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Topics that somebody deletes under a pipeline that counts. */
final class TopicsIT {
    private static final int A_PERSON_DECIDES = 3;
    private static final Duration CATCH_UP = Duration.ofMinutes(1);

    @RegisterExtension
    static final Site site = Site.ofOneBroker();

    @Test
    void resultsWithoutTheirStateAreNotCountedFromNothing() throws InterruptedException {
        site.topics().create("stateless", 2);
        try (var deployment = site.deployment("stateless");
                Shop shop = Shop.of(site.kafka(), "stateless")) {
            PipelineProcess pipeline = deployment.start().awaitReady();
            shop.clicks(100);
            deployment.recount(CATCH_UP).isRight(100);

            site.topics().delete(deployment.state());

            assertThat(pipeline.awaitEnd()).isEqualTo(A_PERSON_DECIDES);
            // what the driver wrote between the deletion and its end decides which of the two it says
            assertThat(pipeline.lastWords())
                    .containsAnyOf("stateless-results-state holds no state", "stateless-results-state was made anew");
            assertThat(deployment.start().awaitEnd()).as("and the next start").isEqualTo(A_PERSON_DECIDES);
        }
    }

    @Test
    void resultsThatWereMadeAnewGoOnInTheNextEpoch() throws InterruptedException {
        site.topics().create("unpublished", 2);
        try (var deployment = site.deployment("unpublished");
                Shop shop = Shop.of(site.kafka(), "unpublished")) {
            deployment.start().awaitReady();
            shop.clicks(100);
            deployment.recount(CATCH_UP).isRight(100);

            site.topics().delete(deployment.results());
            await("the pipeline makes it anew")
                    .atMost(CATCH_UP)
                    .ignoreExceptions()
                    .until(() -> !Records.of(site.kafka(), deployment.results())
                            .committed()
                            .isEmpty());
            shop.clicks(50);

            deployment.recount(CATCH_UP).isRight(150);
            assertThat(ResultsCopy.of(site.kafka(), deployment.results()).windows())
                    .allMatch(window -> window.get("epoch").asInt() == 1);
        }
    }

    @Test
    void anInputThatWasMadeAnewIsCountedFromItsBeginningOnlyWhenTold() throws InterruptedException {
        site.topics().create("renewed", 2);
        try (var deployment = site.deployment("renewed").with("input.create", "false")) {
            PipelineProcess pipeline = deployment.start().awaitReady();
            try (Shop shop = Shop.of(site.kafka(), "renewed")) {
                shop.clicks(100);
            }
            deployment.recount(CATCH_UP).isRight(100);

            site.topics().delete("renewed");
            site.topics().create("renewed", 2);
            assertThat(pipeline.awaitEnd()).isEqualTo(A_PERSON_DECIDES);
            assertThat(pipeline.lastWords()).contains("input topic renewed was made anew");

            deployment.with("clicks.onInputRecreated", "Restart").start().awaitReady();
            try (Shop shop = Shop.of(site.kafka(), "renewed")) {
                shop.clicks(30);
            }
            deployment.recount(CATCH_UP).isRight(30);
        }
    }
}
