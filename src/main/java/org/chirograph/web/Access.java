package org.chirograph.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask what. On loopback a page from elsewhere must not reach the collection through the user's own browser: the
 * host that the browser believes to talk to must be this machine's. Where there is a token, every request needs it, as
 * {@code Authorization: Bearer}, or as the cookie that opening {@code /?token=…} once leaves. Whatever changes state must
 * come from the program's own pages.
 */
final class Access {
    static final String COOKIE = "chirograph";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final boolean loopback;
    private final @Nullable String token;
    private final boolean readOnly;

    Access(Reach reach) {
        loopback = reach.address().isLoopbackAddress();
        token = reach.token();
        readOnly = reach.readOnly();
    }

    void check(Context context) throws RequestException {
        String host = context.header("Host");
        if (host == null || !host.matches("[A-Za-z0-9.\\-]+(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?")) {
            throw RequestException.bad("the request names no host");
        }
        if (loopback && !LOOPBACK_NAMES.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT))) {
            throw new RequestException(
                    421, "this server answers to localhost alone, not to the name that was asked for");
        }
        if (!READING.contains(context.method()) && !own(context, host)) {
            throw new RequestException(403, "a request that changes something must come from this server's own pages");
        }
        if (token != null) {
            requireToken(context, token);
        }
        if (readOnly && !READING.contains(context.method())) {
            throw new RequestException(403, "this server only shows the collection: it was started with --read-only");
        }
    }

    private static boolean own(Context context, String host) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = context.header("Origin");
        try {
            return origin != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void requireToken(Context context, String token) throws RequestException {
        String header = context.header("Authorization");
        if (header != null && header.startsWith("Bearer ") && same(token, header.substring("Bearer ".length()))) {
            return;
        }
        String cookie = context.cookie(COOKIE);
        if (cookie != null && same(token, cookie)) {
            return;
        }
        String given = context.queryParam("token");
        if (context.path().equals("/") && given != null && same(token, given)) {
            // Out of the address line at once: addresses get shared.
            context.header("Set-Cookie", COOKIE + "=" + given + "; Path=/; HttpOnly; SameSite=Strict");
            context.redirect("/");
            context.skipRemainingHandlers();
            return;
        }
        throw new RequestException(401, "this server needs its token: open /?token=TOKEN once, or send it as a bearer");
    }

    /** Takes as long for a wrong token as for the right one. */
    private static boolean same(String token, String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
