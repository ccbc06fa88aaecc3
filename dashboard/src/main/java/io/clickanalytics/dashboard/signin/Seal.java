package io.clickanalytics.dashboard.signin;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept in the browser and must not be read or made by anybody else. Every replica opens what another has sealed: the
 * key comes of the client's secret, which all of them have.
 */
final class Seal {
    private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
    private static final String PURPOSE = "use";

    private final byte[] key;

    private Seal(byte[] key) {
        this.key = key;
    }

    static Seal of(SignInSettings settings) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.client().secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String domain = "dashboard cookies\n" + settings.issuer().name() + "\n"
                    + settings.client().id();
            return new Seal(mac.doFinal(domain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    /**
     * Text that {@link #open} takes.
     *
     * @param purpose one purpose's text is worth nothing for another
     */
    String seal(String purpose, Map<String, String> values, Instant until) {
        var claims = new JWTClaimsSet.Builder().claim(PURPOSE, purpose).expirationTime(Date.from(until));
        values.forEach(claims::claim);
        var sealed = new EncryptedJWT(HEADER, claims.build());
        try {
            sealed.encrypt(new DirectEncrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot seal a cookie", e);
        }
        return sealed.serialize();
    }

    /** Empty for what was not sealed here for this purpose, or is over by now. */
    Optional<Opened> open(String purpose, String text, Instant now) {
        try {
            EncryptedJWT sealed = EncryptedJWT.parse(text);
            if (!HEADER.getAlgorithm().equals(sealed.getHeader().getAlgorithm())) {
                return Optional.empty();
            }
            sealed.decrypt(new DirectDecrypter(key));
            JWTClaimsSet claims = sealed.getJWTClaimsSet();
            Instant until = claims.getExpirationTime().toInstant();
            return purpose.equals(claims.getStringClaim(PURPOSE)) && now.isBefore(until)
                    ? Optional.of(new Opened(values(claims), until))
                    : Optional.empty();
        } catch (KeyLengthException e) {
            throw new IllegalStateException("a key of HmacSHA256 has 256 bits", e);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> values(JWTClaimsSet claims) {
        Map<String, String> values = new TreeMap<>();
        claims.getClaims().forEach((name, value) -> {
            if (value instanceof String text) {
                values.put(name, text);
            }
        });
        return values;
    }

    /**
     * What was sealed.
     *
     * @param values as they were
     * @param until when it is over
     */
    record Opened(Map<String, String> values, Instant until) {
        String value(String name) {
            return values.getOrDefault(name, "");
        }
    }
}
