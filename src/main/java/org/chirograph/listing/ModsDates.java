package org.chirograph.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chirograph.format.DateSpan;
import org.chirograph.format.FormatException;
import org.chirograph.format.XmlCursor;

/**
 * When a document was made, as the first description in MODS says that knows: {@code dateCreated}, or else
 * {@code dateIssued}, of its own origin, not of what it belongs to.
 */
final class ModsDates {
    /** Longer than any date; a file may not make complaints as long as it likes. */
    private static final int LONGEST = 60;

    /**
     * @param point {@code start} or {@code end} of an interval; empty for a date by itself
     * @param isKey whether this is the one to sort by
     */
    private record Given(String text, boolean isCreated, String point, boolean isKey) {}

    private final List<Given> dates = new ArrayList<>();

    /** Looks for descriptions below the element that the cursor stands on, and moves past it. */
    void read(XmlCursor xml) throws FormatException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "mdWrap", "xmlData", "modsCollection" -> read(xml);
                case "mods" -> readDescription(xml);
                default -> {}
            }
        }
    }

    private void readDescription(XmlCursor xml) throws FormatException {
        int depth = xml.depth();
        boolean isFirst = dates.isEmpty();
        while (xml.nextChild(depth)) {
            if (isFirst && xml.name().equals("originInfo")) {
                int origin = xml.depth();
                while (xml.nextChild(origin)) {
                    String name = xml.name();
                    if (name.equals("dateCreated") || name.equals("dateIssued")) {
                        String point = xml.attribute("point", "");
                        boolean isKey = xml.attribute("keyDate", "").equals("yes");
                        dates.add(new Given(plain(xml.text()), name.equals("dateCreated"), point, isKey));
                    }
                }
            }
        }
    }

    /** The date, as {@link DateSpan} reads it; where none of those given is one, the first of them, whatever it says. */
    Optional<String> date() {
        List<String> texts = new ArrayList<>();
        for (boolean created : new boolean[] {true, false}) {
            List<Given> some =
                    dates.stream().filter(date -> date.isCreated == created).toList();
            some.stream()
                    .filter(Given::isKey)
                    .filter(date -> date.point.isEmpty())
                    .forEach(date -> texts.add(date.text));
            interval(some).ifPresent(texts::add);
            some.stream().filter(date -> date.point.isEmpty()).forEach(date -> texts.add(date.text));
        }
        dates.forEach(date -> texts.add(date.text));
        return texts.stream()
                .filter(ModsDates::isDate)
                .findFirst()
                .or(() -> texts.stream().findFirst());
    }

    private static Optional<String> interval(List<Given> dates) {
        Optional<String> start = at("start", dates);
        Optional<String> end = at("end", dates);
        return start.isEmpty() || end.isEmpty() ? Optional.empty() : Optional.of(start.get() + "/" + end.get());
    }

    private static Optional<String> at(String point, List<Given> dates) {
        return dates.stream()
                .filter(date -> date.point.equals(point))
                .map(Given::text)
                .findFirst();
    }

    private static boolean isDate(String text) {
        try {
            DateSpan.of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A date without the time of day (W3CDTF), and with strokes where it has none (the basic form of ISO 8601). */
    static String plain(String text) {
        String bare = text.strip();
        return bare.substring(0, Math.min(bare.length(), LONGEST))
                .replaceFirst("^(\\d{4}-\\d{2}-\\d{2})T.*$", "$1")
                .replaceFirst("^(\\d{4})(\\d{2})(\\d{2})$", "$1-$2-$3");
    }
}
