package io.clickanalytics.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.api.v1alpha1.ClickAnalytics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DashboardUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | ''",
                "{ingress: {host: a.example.com}} | http://a.example.com",
                "{ingress: {host: a.example.com, tlsSecret: t}} | https://a.example.com",
                "{ingress: {host: a.example.com, path: /b/c}} | http://a.example.com/b/c/",
                "{ingress: {host: '*.example.com'}} | ''",
                "{gateway: {host: a.example.com, name: g}} | https://a.example.com",
                "{gateway: {host: a.example.com, name: g, scheme: http, path: /b}} | http://a.example.com/b/"
            })
    void isWhereABrowserFindsThePage(String dashboard, String url) {
        ClickAnalytics resource = Resources.of("""
                apiVersion: clickanalytics.io/v1alpha1
                kind: ClickAnalytics
                metadata: {name: phones}
                spec:
                  kafka: {bootstrapServers: "b:9092", input: {topic: in}, results: {topic: out}}
                  dashboard: %s
                """.formatted(dashboard));

        assertThat(DashboardUrl.of(resource).orElse("")).isEqualTo(url);
    }
}
