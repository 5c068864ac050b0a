package org.chirograph.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import java.util.Map;

/** What every answer tells the browser, and answers to what can't be done. */
final class Safety {
    /** Nothing but this server's own files; the viewer places its tiles by script, which needs no inline style. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private Safety() {}

    static void mark(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
    }

    static void error(Context context, int status, String message) {
        answer(context, status, Json.map("status", status, "message", message));
    }

    /** @param place index in the query where the trouble shows */
    static void queryError(Context context, String message, int place) {
        answer(context, 400, Json.map("status", 400, "message", message, "place", place));
    }

    /** @param more what the client is told beside the message */
    static void error(Context context, int status, String message, Map<String, Object> more) {
        Map<String, Object> error = Json.map("status", status, "message", message);
        error.putAll(more);
        answer(context, status, error);
    }

    private static void answer(Context context, int status, Map<String, Object> error) {
        try {
            Json.answer(context.status(status), Map.of("error", error));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and strings are always JSON", e);
        }
    }
}
