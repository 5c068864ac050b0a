package org.chirograph.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.chirograph.review.Corrector;
import org.jspecify.annotations.Nullable;

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
        return bounded(query);
    }

    /** A query, unless it is too long. */
    static String bounded(String query) throws RequestException {
        if (query.length() > MAX_QUERY) {
            throw RequestException.bad("a query has at most " + MAX_QUERY + " characters, not " + query.length()
                    + "; look for fewer words");
        }
        return query;
    }

    /** Characters that a word or a line may have when a person types it: ten times as many as fit on a wide line. */
    static final int MAX_TYPED = 1_000;

    /** What a person typed, all kinds of blanks as spaces; may be empty. */
    static String typed(@Nullable String text) throws RequestException {
        if (text == null) {
            throw RequestException.bad("text says what stands there; it is missing");
        }
        int length = text.codePointCount(0, text.length());
        if (length > MAX_TYPED) {
            throw RequestException.bad(
                    "a line has at most " + MAX_TYPED + " characters, not " + length + "; nothing was changed");
        }
        String spaced = text.replaceAll("\\s", " ");
        if (spaced.codePoints().anyMatch(Parameters::isUnwritable)) {
            throw RequestException.bad("the text holds a control character or half of one, which no record can keep");
        }
        return spaced;
    }

    /** What XML can't hold. */
    private static boolean isUnwritable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || (c & 0xfffe) == 0xfffe;
    }

    /** A name in the body of a request. */
    static String named(@Nullable String value, String name) throws RequestException {
        if (value == null || value.isEmpty()) {
            throw RequestException.bad(name + " is missing");
        }
        return value;
    }

    /** Who answers. */
    static String reviewer(@Nullable String by) throws RequestException {
        if (by == null || !Corrector.isName(by)) {
            throw RequestException.bad("by says who answers: a name of up to 60 characters, without ; { } or \"");
        }
        return by.strip();
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
