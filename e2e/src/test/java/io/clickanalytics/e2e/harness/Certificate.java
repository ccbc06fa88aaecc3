package io.clickanalytics.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A certificate of this machine that vouches for itself, made with the JDK's own tool.
 *
 * @param certificate PEM
 * @param key PEM, not encrypted
 */
public record Certificate(String certificate, String key) {
    private static final String PASSWORD = "of-a-test";

    /** A new one for the machine's own address. */
    public static Certificate made() {
        return of("ip:127.0.0.1");
    }

    /** A new one for a host name. */
    public static Certificate ofHost(String host) {
        return of("dns:" + host);
    }

    private static Certificate of(String subject) {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of(System.getProperty("root"), "e2e", "target")), "certificate-");
            Path store = folder.resolve("store.p12");
            keytool(folder, store, subject);
            try (InputStream in = Files.newInputStream(store)) {
                KeyStore keys = KeyStore.getInstance("PKCS12");
                keys.load(in, PASSWORD.toCharArray());
                return new Certificate(
                        pem("CERTIFICATE", keys.getCertificate("broker").getEncoded()),
                        pem(
                                "PRIVATE KEY",
                                keys.getKey("broker", PASSWORD.toCharArray()).getEncoded()));
            }
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException("no certificate", e);
        }
    }

    /** SHA-256 of its public key in base 64, as browsers pin one. */
    public String pin() {
        try {
            var certificates = CertificateFactory.getInstance("X.509");
            byte[] publicKey = certificates
                    .generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)))
                    .getPublicKey()
                    .getEncoded();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(publicKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificate", e);
        }
    }

    private static void keytool(Path folder, Path store, String subject) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=broker",
                        "-ext",
                        "san=" + subject,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES) && keytool.exitValue() == 0)
                .as("keytool, see " + folder)
                .isTrue();
    }

    private static String pem(String kind, byte[] content) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
    }
}
