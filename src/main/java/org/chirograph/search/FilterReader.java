package org.chirograph.search;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chirograph.format.DateSpan;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code document:name}, {@code document:"a name"}, {@code page:0003}, {@code pipeline:fraktur}, {@code date:1914-08..1918},
 * {@code conf>=0.8} and {@code conf<0.8}.
 */
final class FilterReader {
    private static final Pattern NAMED =
            Pattern.compile("(document|page|pipeline|date):(?:\"([^\"]*)\"|([^\\s\u00a0\"()]*))");
    private static final Pattern CONFIDENCE = Pattern.compile("conf(>=|<)([^\\s\u00a0\"()]*)");

    /** Before a language in two letters; about the words beside it, as filters are. */
    static final String STEM = "stem:";

    private static final Pattern LANGUAGE = Pattern.compile("[\\p{L}\\p{N}]*");

    /** A filter in a query. {@code end} is the index of the first character after it. */
    record Read(Filter filter, int end) {}

    private FilterReader() {}

    /** The filter that begins at this index, or null if none does. */
    static @Nullable Read at(int start, String query) throws QueryException {
        Matcher named = NAMED.matcher(query).region(start, query.length());
        if (named.lookingAt()) {
            return new Read(named(named), named.end());
        }
        Matcher confidence = CONFIDENCE.matcher(query).region(start, query.length());
        if (confidence.lookingAt()) {
            double bound = bound(confidence.group(2), confidence.start(2));
            boolean isLeast = confidence.group(1).equals(">=");
            return new Read(new Filter.Confidence(bound, isLeast), confidence.end());
        }
        return null;
    }

    /** The stemmer for the language after the {@link #STEM} that begins at this index. */
    static Stemmer stemmer(int start, String query) throws QueryException {
        int from = start + STEM.length();
        Matcher named = LANGUAGE.matcher(query).region(from, query.length());
        String language = named.lookingAt() ? named.group() : "";
        return Stemmer.of(language)
                .orElseThrow(() -> new QueryException(
                        from,
                        "there are stems for " + Stemmer.known()
                                + (language.isEmpty() ? "; name one of these" : ", not for " + language)));
    }

    private static Filter named(Matcher named) throws QueryException {
        boolean isQuoted = named.group(2) != null;
        String name = isQuoted ? named.group(2) : named.group(3);
        if (name.isEmpty()) {
            throw new QueryException(named.end(1) + 1, named.group(1) + ": wants a name right after it");
        }
        boolean isBeginning = !isQuoted && name.endsWith("*");
        return switch (named.group(1)) {
            case "page" -> new Filter.OnPage(name);
            case "pipeline" -> new Filter.ByPipeline(name);
            case "date" -> new Filter.Dated(span(name, named.end(1) + 1), named.start());
            default -> new Filter.InDocument(isBeginning ? name.substring(0, name.length() - 1) : name, isBeginning);
        };
    }

    /** A date, or two with {@code ..} between, of which one may be left out. */
    private static DateSpan span(String text, int place) throws QueryException {
        int dots = text.indexOf("..");
        try {
            if (dots < 0) {
                return DateSpan.of(text);
            }
            String from = text.substring(0, dots);
            String to = text.substring(dots + 2);
            return new DateSpan(
                    from.isEmpty() ? LocalDate.MIN : DateSpan.of(from).first(),
                    to.isEmpty() ? LocalDate.MAX : DateSpan.of(to).last());
        } catch (IllegalArgumentException e) {
            throw new QueryException(place, String.valueOf(e.getMessage()));
        }
    }

    private static double bound(String number, int place) throws QueryException {
        if (number.matches("0|0?\\.\\d{1,9}|1(\\.0{1,9})?")) {
            return Double.parseDouble(number);
        }
        throw new QueryException(place, "conf wants a number from 0 to 1 here, such as 0.8");
    }
}
