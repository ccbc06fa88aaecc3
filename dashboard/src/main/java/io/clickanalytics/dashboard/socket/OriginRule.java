package io.clickanalytics.dashboard.socket;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may open the socket: our own, and those that are named.
 *
 * <p>A browser opens a WebSocket to any host for any page and only tells who asks; the server has to refuse. Programs
 * that are no browsers send no origin and could send any: they are let in.
 *
 * @param allowed origins beside the page's own, such as {@code https://shop.example.com}
 */
record OriginRule(Set<String> allowed) {
    /**
     * Decides.
     *
     * @param origin header {@code Origin}
     * @param host header {@code Host}: the scheme cannot be compared, a proxy may have ended the encryption
     */
    boolean admits(@Nullable String origin, @Nullable String host) {
        if (origin == null || allowed.contains(origin)) {
            return true;
        }
        String authority = authority(origin);
        return host != null && !authority.isEmpty() && authority.equals(withoutDefaultPort(host));
    }

    private static String authority(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getRawAuthority() != null ? withoutDefaultPort(uri.getRawAuthority()) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String withoutDefaultPort(String authority) {
        return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
