package org.chirograph.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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

    private static void answer(Context context, String type, Object value) throws JsonProcessingException {
        byte[] json = MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        context.contentType(type).header("Cache-Control", "no-cache").result(json);
    }
}
