package io.clickanalytics.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasePathTest {
    @ParameterizedTest
    @CsvSource({"/, /", "/phones, /phones/", "/phones/, /phones/", "/shop-1/phones_2.x~, /shop-1/phones_2.x~/"})
    void endsWithASlash(String text, String path) {
        assertThat(BasePath.isValid(text)).isTrue();
        assertThat(BasePath.of(text).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"phones", "//", "/a//b", "/..", "/a/../b", "/a b", "/a?b", "/a%2fb", "/a:b", "/*"})
    void isPlain(String text) {
        assertThat(BasePath.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /, false",
        "/, /phones, false",
        "/phones, /, true",
        "/phones, /phones, true",
        "/phones, /phones/, false",
        "/phones, /phones/ws, false",
        "/phones, /phonesx, false"
    })
    void isMissedWithoutTheLastSlashAndAtTheRoot(String base, String requested, boolean missed) {
        assertThat(BasePath.of(base).isMissedBy(requested)).isEqualTo(missed);
    }
}
