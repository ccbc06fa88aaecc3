package io.clickanalytics.api;

import io.clickanalytics.api.v1alpha1.KafkaClients;
import java.util.Locale;
import java.util.stream.Stream;

/** A setting of Kafka's clients whose value must not be read by everybody. */
final class OpenSecret {
    private static final String LOGIN = "sasl.jaas.config";

    private OpenSecret() {}

    /** A value that only says where the secret is, as Kafka's config providers read it, is none itself. */
    static boolean in(String key, String value) {
        if (value.isBlank() || value.strip().startsWith("${")) {
            return false;
        }
        return key.equals(LOGIN) ? ofLogin(value) : KafkaClients.secret(key);
    }

    /** A login by a ticket or a file has none. */
    private static boolean ofLogin(String value) {
        String options = value.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        return Stream.of("password=", "secret=").anyMatch(options::contains);
    }
}
