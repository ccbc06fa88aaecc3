package io.clickanalytics.dashboard.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Set;

/** Which tokens are good: signed by a key of the issuer, made by it, for us, and valid now. */
final class TokenRules {
    /** With public keys only: who can check a token cannot make one. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final String issuer;
    private final SignInSettings.Client client;

    TokenRules(SignInSettings settings) {
        issuer = settings.issuer().name();
        client = settings.client();
    }

    /** Of a token that the issuer gave to us when somebody signed in with this nonce. */
    Verdict idToken(String token, String nonce, JWKSet keys) {
        var exactly =
                new JWTClaimsSet.Builder().issuer(issuer).claim("nonce", nonce).build();
        return check(token, keys, new DefaultJWTClaimsVerifier<>(client.id(), exactly, Set.of("sub", "exp", "iat")));
    }

    /** Of a token that a machine sends with its request. */
    Verdict viewerToken(String token, JWKSet keys) {
        var exactly = new JWTClaimsSet.Builder().issuer(issuer).build();
        return check(token, keys, new DefaultJWTClaimsVerifier<>(client.audience(), exactly, Set.of("exp")));
    }

    /** True when the token names a key that is not among these: the issuer may have a new one. */
    static boolean knowsNot(JWKSet keys, String token) {
        try {
            String key = SignedJWT.parse(token).getHeader().getKeyID();
            return key != null && keys.getKeyByKeyId(key) == null;
        } catch (ParseException e) {
            return false;
        }
    }

    private static Verdict check(String token, JWKSet keys, DefaultJWTClaimsVerifier<SecurityContext> claims) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(claims);
        try {
            return new Verdict.Admitted(
                    processor.process(token, null).getExpirationTime().toInstant());
        } catch (ParseException e) {
            return new Verdict.Refused(401, "the token is no JWT");
        } catch (BadJOSEException | JOSEException e) {
            return new Verdict.Refused(401, "the token is refused: " + e.getMessage());
        }
    }
}
