package io.clickanalytics.operator.desired;

import io.clickanalytics.api.v1alpha1.KafkaClients;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Turns what is in Secrets into client settings and files. Settings only say where a secret is: Kafka's own config
 * providers read it in the pod.
 *
 * <p>Secrets are maps of names to Base64, as {@code Secret.data} is.
 */
public final class KafkaCredentials {
    /** Of a Secret that {@code spec.kafka.clients.secret} names: further client settings. */
    public static final String CLIENT_PROPERTIES = "client.properties";

    private static final String PROTOCOL = "security.protocol";
    private static final String CA = "ca.crt";
    private static final String KEYSTORE = "keystore.pem";
    private static final String USER_CERTIFICATE = "user.crt";
    private static final String USER_KEY = "user.key";
    private static final String JAAS = "sasl.jaas.config";

    /** One provider for files of one value, one for files of many; both stay within the one folder. */
    private static final Map<String, String> PROVIDERS = Map.of(
            "config.providers", "directory,file",
            "config.providers.directory.class", "org.apache.kafka.common.config.provider.DirectoryConfigProvider",
            "config.providers.directory.param.allowed.paths", KafkaAccess.FOLDER,
            "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider",
            "config.providers.file.param.allowed.paths", KafkaAccess.FOLDER);

    private KafkaCredentials() {}

    /** A cluster that speaks TLS with a certificate of its own authority. */
    public static KafkaAccess trusting(KafkaAccess access, String authorityPem) {
        return access.with(
                Map.of(
                        PROTOCOL,
                        access.properties().containsKey("sasl.mechanism") ? "SASL_SSL" : "SSL",
                        "ssl.truststore.type",
                        "PEM",
                        "ssl.truststore.location",
                        KafkaAccess.FOLDER + "/" + CA),
                Map.of(CA, encoded(authorityPem)));
    }

    /**
     * With a Secret: that of a KafkaUser of Strimzi (a certificate with its key, or a password), or one that holds
     * {@link #CLIENT_PROPERTIES} and the files that these name.
     */
    public static KafkaAccess with(KafkaAccess access, Map<String, String> secret) {
        if (secret.containsKey(CLIENT_PROPERTIES)) {
            return withProperties(access, secret);
        }
        if (secret.containsKey(USER_CERTIFICATE) && secret.containsKey(USER_KEY)) {
            return withCertificate(access, secret);
        }
        if (secret.containsKey(JAAS)) {
            return withPassword(access, secret);
        }
        return access;
    }

    /** Whether a Secret holds something that is understood. */
    public static boolean understood(Map<String, String> secret) {
        return secret.containsKey(CLIENT_PROPERTIES)
                || secret.containsKey(JAAS)
                || (secret.containsKey(USER_CERTIFICATE) && secret.containsKey(USER_KEY));
    }

    /** Whether {@link #CLIENT_PROPERTIES}, if it is there, is what it is called: a backslash and a u begin a character. */
    public static boolean readable(Map<String, String> secret) {
        try {
            properties(decoded(secret.getOrDefault(CLIENT_PROPERTIES, "")));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static KafkaAccess withProperties(KafkaAccess access, Map<String, String> secret) {
        Map<String, String> references = new TreeMap<>(PROVIDERS);
        properties(decoded(secret.getOrDefault(CLIENT_PROPERTIES, ""))).stringPropertyNames().stream()
                .filter(key -> !KafkaClients.ours(key))
                .forEach(key -> references.put(
                        key, "${file:" + KafkaAccess.FOLDER + "/" + CLIENT_PROPERTIES + ":" + key + "}"));
        return access.with(references, secret);
    }

    private static KafkaAccess withCertificate(KafkaAccess access, Map<String, String> secret) {
        String pem = decoded(secret.getOrDefault(USER_KEY, "")).strip()
                + "\n"
                + decoded(secret.getOrDefault(USER_CERTIFICATE, "")).strip()
                + "\n";
        return access.with(
                Map.of(
                        PROTOCOL,
                        "SSL",
                        "ssl.keystore.type",
                        "PEM",
                        "ssl.keystore.location",
                        KafkaAccess.FOLDER + "/" + KEYSTORE),
                Map.of(KEYSTORE, encoded(pem)));
    }

    private static KafkaAccess withPassword(KafkaAccess access, Map<String, String> secret) {
        Map<String, String> settings = new TreeMap<>(PROVIDERS);
        boolean tls = access.properties().getOrDefault(PROTOCOL, "").endsWith("SSL");
        settings.put(PROTOCOL, tls ? "SASL_SSL" : "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(JAAS, "${directory:" + KafkaAccess.FOLDER + ":" + JAAS + "}");
        return access.with(settings, Map.of(JAAS, secret.getOrDefault(JAAS, "")));
    }

    private static Properties properties(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
