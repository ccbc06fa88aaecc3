package io.clickanalytics.dashboard.signin;

import io.clickanalytics.dashboard.http.BasePath;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Through here comes every request. Where people have to sign in, all is closed but what is named here. */
public final class Entrance {
    private final BasePath base;
    private final @Nullable SignIn signIn;
    private final Set<String> open;

    /**
     * An entrance.
     *
     * @param signIn null: everybody may come in
     * @param open paths that need no sign-in: those of the probes and the metrics
     */
    public Entrance(BasePath base, @Nullable SignIn signIn, Set<String> open) {
        this.base = base;
        this.signIn = signIn;
        this.open = new HashSet<>(open);
        SignInPaths.ALL.forEach(name -> this.open.add(base.beside(name)));
    }

    /** Hands the moment until when he may stay to who is inside, or answers the request. */
    public void enter(HttpServerRequest request, Consumer<Instant> inside) {
        if (signIn == null || open.contains(request.path())) {
            inside.accept(Instant.MAX);
            return;
        }
        // the issuer may have to be asked meanwhile
        request.pause();
        signIn.judge(request).onSuccess(verdict -> {
            request.resume();
            if (verdict instanceof Verdict.Refused refused) {
                refuse(request, signIn, refused);
            } else if (verdict instanceof Verdict.Admitted admitted) {
                inside.accept(admitted.until());
            }
        });
    }

    private void refuse(HttpServerRequest request, SignIn signIn, Verdict.Refused refused) {
        boolean person = HttpMethod.GET.equals(request.method())
                && request.path().equals(base.path())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (person && refused.status() == 401) {
            request.response()
                    .setStatusCode(302)
                    .putHeader(HttpHeaders.LOCATION, signIn.start())
                    .end();
            return;
        }
        request.response()
                .setStatusCode(refused.status())
                .putHeader("www-authenticate", "Bearer")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(refused.reason() + "\n");
    }
}
