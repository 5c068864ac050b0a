package org.chirograph.web;

import io.javalin.http.Context;
import java.util.Optional;

/** Parameters of a request, within bounds. */
final class Parameters {
    /** Longer than anything a person types; the parser has its own limits on what a query may ask. */
    static final int MAX_QUERY = 500;

    private Parameters() {}

    /** A query to search for. */
    static String query(Context context) throws RequestException {
        String query = context.queryParam("q");
        if (query == null || query.isBlank()) {
            throw RequestException.bad("the parameter q says what to look for; it is empty");
        }
        if (query.length() > MAX_QUERY) {
            throw RequestException.bad("a query has at most " + MAX_QUERY + " characters, not " + query.length()
                    + "; look for fewer words");
        }
        return query;
    }

    static Optional<String> text(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isEmpty());
    }

    /** A whole number in a range; {@code usual} when there is none. */
    static int number(Context context, String name, int usual, int least, int most) throws RequestException {
        String value = context.queryParam(name);
        if (value == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw RequestException.bad(name + " is a whole number from " + least + " to " + most);
    }
}
