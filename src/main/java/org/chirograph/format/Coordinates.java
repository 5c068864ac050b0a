package org.chirograph.format;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;

/** Points as files spell them: {@code x,y x,y} in PAGE, {@code x y x y} in ALTO. Both are read; fractions are rounded. */
final class Coordinates {
    /** No scan is larger; it keeps sums of coordinates far from overflow. */
    private static final int MAX = 10_000_000;
    /**
     * Where the baseline of a line is taken to run if its file does not say: with ascenders and descenders of equal
     * height it parts the outline about 3 : 1.
     */
    private static final double USUAL_BASELINE = 0.75;
    /** Height of small letters as a share of the outline's, where a file does not say: a little under half. */
    private static final double USUAL_X_HEIGHT = 0.45;

    private Coordinates() {}

    static List<Point> points(XmlCursor xml, String text) throws FormatException {
        List<Integer> numbers = numbers(xml, text);
        if (numbers.size() % 2 != 0) {
            throw xml.error("an odd number of coordinates: \"" + shortened(text) + "\"");
        }
        List<Point> points = new ArrayList<>(numbers.size() / 2);
        for (int i = 0; i < numbers.size(); i += 2) {
            points.add(new Point(numbers.get(i), numbers.get(i + 1)));
        }
        return points;
    }

    static List<Integer> numbers(XmlCursor xml, String text) throws FormatException {
        List<Integer> numbers = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && !isGap(text.charAt(to))) {
                to++;
            }
            if (to > from) {
                numbers.add(number(xml, text.substring(from, to)));
            }
            from = to + 1;
        }
        return numbers;
    }

    private static boolean isGap(char c) {
        return c == ',' || c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** A coordinate or length, rounded to whole pixels. */
    static int number(XmlCursor xml, String text) throws FormatException {
        double value;
        try {
            value = isSmallAndWhole(text) ? Integer.parseInt(text) : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw xml.error("\"" + shortened(text) + "\" is not a number");
        }
        if (!(Math.abs(value) <= MAX)) {
            throw xml.error("a coordinate of " + shortened(text) + " pixels");
        }
        return (int) Math.round(value);
    }

    /** Whether the quick way to the number will do, as it nearly always does. */
    private static boolean isSmallAndWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() < 9;
    }

    /** An outline of these points; of one or two, the box around them. */
    static Polygon outline(XmlCursor xml, List<Point> points) throws FormatException {
        if (points.isEmpty()) {
            throw xml.error("an outline without points");
        }
        if (points.size() >= 3) {
            return new Polygon(points);
        }
        return Polygon.of(new Polygon(List.of(points.getFirst(), points.getLast(), points.getFirst())).box());
    }

    static Baseline usualBaseline(Polygon outline) {
        Box box = outline.box();
        return level(outline, box.y() + (int) Math.round(USUAL_BASELINE * box.height()));
    }

    /** A baseline at this height, from end to end of the outline. */
    static Baseline level(Polygon outline, int y) {
        Box box = outline.box();
        return new Baseline(List.of(new Point(box.x(), y), new Point(box.right() - 1, y)));
    }

    static double usualXHeight(Polygon outline) {
        return USUAL_X_HEIGHT * outline.box().height();
    }

    /** As PAGE spells it. Its schema knows no point left of or above the scan: such a point moves to the edge. */
    static String page(List<Point> points) {
        StringBuilder text = new StringBuilder(points.size() * 10);
        for (Point p : points) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(Math.max(0, p.x())).append(',').append(Math.max(0, p.y()));
        }
        return text.toString();
    }

    static String alto(List<Point> points) {
        StringBuilder text = new StringBuilder(points.size() * 10);
        for (Point p : points) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(p.x()).append(' ').append(p.y());
        }
        return text.toString();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
