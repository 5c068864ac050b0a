package org.chirograph.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;

/** Lets pages of chosen other origins read what IIIF gives (CORS), and nothing else of the server. */
final class Origins {
    private static final String A_DAY = "86400";

    private final Set<String> allowed;

    /** @param allowed as browsers name them, such as {@code https://viewer.example} */
    Origins(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * Marks an answer for the origin that asks, if it may read it.
     *
     * @return whether the request was the browser's own question beforehand, and is answered by this; it bears no token
     */
    boolean admit(Context context) {
        if (allowed.isEmpty() || !context.path().startsWith("/iiif/")) {
            return false;
        }
        // Pictures are shown by tags that don't say for whom; showing one gives the page nothing of it to read.
        context.header("Cross-Origin-Resource-Policy", "cross-origin");
        context.header("Vary", "Origin");
        String origin = context.header("Origin");
        if (origin == null || !allowed.contains(origin)) {
            return false;
        }
        context.header("Access-Control-Allow-Origin", origin);
        if (context.method() != HandlerType.OPTIONS) {
            return false;
        }
        context.header("Access-Control-Allow-Methods", "GET, HEAD");
        context.header("Access-Control-Allow-Headers", "Authorization");
        context.header("Access-Control-Max-Age", A_DAY);
        context.status(204).skipRemainingHandlers();
        return true;
    }
}
