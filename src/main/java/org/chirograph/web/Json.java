package org.chirograph.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Answers in JSON. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static void answer(Context context, Object value) throws JsonProcessingException {
        answer(context, "application/json", value);
    }

    /** JSON-LD to who asks for it, with the context it is to be read by; plain JSON to everybody else. */
    static void linked(Context context, String jsonLdContext, Object value) throws JsonProcessingException {
        String accept = context.header("Accept");
        boolean asked = accept != null && accept.contains("application/ld+json");
        answer(context, asked ? "application/ld+json;profile=\"" + jsonLdContext + "\"" : "application/json", value);
    }

    /** A map in the order given. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /**
     * What a client sent.
     *
     * @param type a record; what is missing is null, or 0
     */
    static <T> T read(Context context, Class<T> type) throws RequestException {
        String sent = context.contentType();
        if (sent == null || !sent.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new RequestException(415, "this is sent as application/json");
        }
        try {
            T value = MAPPER.readValue(context.body(), type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        throw RequestException.bad("this is no JSON as /openapi.json describes it");
    }

    private static void answer(Context context, String type, Object value) throws JsonProcessingException {
        byte[] json = MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        context.contentType(type).header("Cache-Control", "no-cache").result(json);
    }
}
