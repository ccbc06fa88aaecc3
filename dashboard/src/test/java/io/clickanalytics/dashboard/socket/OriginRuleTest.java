package io.clickanalytics.dashboard.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginRuleTest {
    private final OriginRule rule = new OriginRule(Set.of("https://shop.example.com"));

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080",
        "https://phones.example.com, phones.example.com",
        "https://phones.example.com, phones.example.com:443",
        "https://PHONES.example.com, phones.example.com",
        "https://shop.example.com, phones.example.com"
    })
    void admitsItsOwnPagesAndThoseThatAreNamed(String origin, String host) {
        assertThat(rule.admits(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, phones.example.com",
        "https://phones.example.com.evil.example, phones.example.com",
        "https://evilphones.example.com, phones.example.com",
        "https://sub.shop.example.com, phones.example.com",
        "http://shop.example.com, phones.example.com",
        "http://localhost:8081, localhost:8080",
        "file://phones.example.com, phones.example.com",
        "null, phones.example.com",
        "'', phones.example.com",
        "https://, ''"
    })
    void refusesAllOthers(String origin, String host) {
        assertThat(rule.admits(origin, host)).isFalse();
    }

    @Test
    void programsWithoutAnOriginAreNoBrowsers() {
        assertThat(rule.admits(null, "phones.example.com")).isTrue();
    }

    @Test
    void anOriginWithoutAHostIsRefused() {
        assertThat(rule.admits("https://phones.example.com", null)).isFalse();
    }
}
