package org.chirograph.export;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Word;

/**
 * A page's words as operators of a PDF's content: one text object a line, unseen (rendering mode 3), on the line's
 * baseline. Every word is stretched to the width of its box; the space after it reaches to the next word. A line may run
 * in any of the four directions that a sheet can be turned to; one that slopes is followed word by word.
 */
final class InvisibleText {
    /** Height of small letters in the usual font, in ems: it makes a size of an x-height. */
    private static final double X_HEIGHT = 0.45;

    /**
     * Lines whose x-height differs by less from the page's median get the median's size: readers that piece paragraphs
     * together part lines whose sizes differ.
     */
    private static final double SAME_SIZE = 1.4;

    /** Width in ems of the space that ends a line, lest a reader join its last word with the next line's first. */
    private static final double LAST_SPACE = 0.25;

    /** Higher and lower than this, in units of the em, no glyph reaches: its file counts in 16 bits. */
    private static final int FARTHEST = 16_000;

    /** UTF-16 units of one letter with all its marks, at the most; longer ones are taken apart. */
    private static final int LONGEST_LETTER = 8;

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder();
    private final BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    private final InvisibleFont font;
    private final double unit;
    private final double height;
    private final double usualXHeight;

    private InvisibleText(Page page, InvisibleFont font, double unit) {
        this.font = font;
        this.unit = unit;
        this.height = page.height() * unit;
        double[] xHeights = page.lines().mapToDouble(Line::xHeight).sorted().toArray();
        this.usualXHeight = xHeights.length == 0 ? 1 : xHeights[xHeights.length / 2];
    }

    /**
     * @param fontName by which the page knows the font
     * @param unit points of 1/72 inch a scan pixel
     */
    static String of(Page page, InvisibleFont font, String fontName, double unit) {
        InvisibleText text = new InvisibleText(page, font, unit);
        page.lines().filter(line -> !line.words().isEmpty()).forEach(line -> text.line(line, fontName));
        return text.out.toString();
    }

    private void line(Line line, String fontName) {
        Course course = new Course(line);
        double size = size(line);
        out.append("BT 3 Tr /").append(fontName).append(' ');
        number(size).append("Tf\n");
        List<Word> words = line.words();
        for (int i = 0; i < words.size(); i++) {
            Span span = course.span(words.get(i).box());
            // What a glyph reaches, so fine that a word's box is off by little of its height.
            double step = step((span.top - span.bottom) / size * InvisibleFont.EM);
            int top = limited(Math.round(span.top / size * InvisibleFont.EM / step) * step);
            int bottom = limited(Math.round(span.bottom / size * InvisibleFont.EM / step) * step);
            top = Math.max(top, bottom + 1);
            show(lettersOf(words.get(i).best().text()), course, span.from, span.to, span.base, size, bottom, top);
            boolean last = i + 1 == words.size();
            double next = last ? 0 : course.span(words.get(i + 1).box()).from;
            double end = last ? span.to + size * LAST_SPACE : Math.max(next, span.to + unit / 2);
            show(List.of(" "), course, span.to, end, span.base, size, bottom, top);
        }
        out.append("ET\n");
    }

    private void show(
            List<String> text, Course course, double from, double to, double base, double size, int bottom, int top) {
        double natural = text.size() * size * InvisibleFont.ADVANCE / InvisibleFont.EM;
        number(100 * (to - from) / natural).append("Tz ");
        number(course.cos);
        number(course.sin);
        number(-course.sin);
        number(course.cos);
        number(course.cos * from - course.sin * base);
        number(course.sin * from + course.cos * base).append("Tm <");
        for (String letter : text) {
            out.append(InvisibleFont.hex(font.code(letter, bottom, top)));
        }
        out.append("> Tj\n");
    }

    private double size(Line line) {
        double xHeight = line.xHeight();
        boolean usual = xHeight < usualXHeight * SAME_SIZE && xHeight > usualXHeight / SAME_SIZE;
        return Math.max(unit, (usual ? usualXHeight : xHeight) * unit / X_HEIGHT);
    }

    private static double step(double boxHeight) {
        return boxHeight < 150 ? 10 : boxHeight < 300 ? 20 : 40;
    }

    private static int limited(double units) {
        return (int) Math.max(-FARTHEST, Math.min(FARTHEST, units));
    }

    /** The text in letters with their marks; what can't be meant by a code of a PDF becomes U+FFFD. */
    private List<String> lettersOf(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < clean.length()
                    && Character.isLowSurrogate(clean.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || c == 0 || c == '\uFEFF' || c == '\uFFFE' || c == '\uFFFF') {
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        String whole = clean.toString();
        List<String> found = new ArrayList<>();
        letters.setText(whole);
        int from = letters.first();
        for (int to = letters.next(); to != BreakIterator.DONE; to = letters.next()) {
            if (to - from <= LONGEST_LETTER) {
                found.add(whole.substring(from, to));
            } else {
                whole.substring(from, to).codePoints().forEach(c -> found.add(Character.toString(c)));
            }
            from = to;
        }
        return found;
    }

    /** A number with at most three decimals and a space behind. */
    private StringBuilder number(double value) {
        long thousandths = Math.round(value * 1000);
        if (thousandths < 0) {
            out.append('-');
        }
        long size = Math.abs(thousandths);
        out.append(size / 1000);
        if (size % 1000 != 0) {
            String decimals = Long.toString(1000 + size % 1000).substring(1);
            out.append('.').append(decimals);
        }
        return out.append(' ');
    }

    /** Where a word lies along its line, and how far it reaches over and (negative) under the baseline; in points. */
    private record Span(double from, double to, double base, double bottom, double top) {}

    /** The direction of a line, to the nearest quarter turn, and its baseline, in points with y upwards. */
    private final class Course {
        private final double cos;
        private final double sin;
        private final double[] along;
        private final double[] across;

        Course(Line line) {
            List<Point> points = line.baseline().points();
            double dx = points.getLast().x() - points.getFirst().x();
            double dy = points.getFirst().y() - points.getLast().y();
            long quarter = Math.round(Math.atan2(dy, dx) / (Math.PI / 2));
            cos = Math.rint(Math.cos(quarter * Math.PI / 2));
            sin = Math.rint(Math.sin(quarter * Math.PI / 2));
            along = points.stream().mapToDouble(p -> along(p.x(), p.y())).toArray();
            across = points.stream().mapToDouble(p -> across(p.x(), p.y())).toArray();
        }

        Span span(Box box) {
            double from = Math.min(along(box.x(), box.y()), along(box.right(), box.bottom()));
            double to = Math.max(along(box.x(), box.y()), along(box.right(), box.bottom()));
            double low = Math.min(across(box.x(), box.y()), across(box.right(), box.bottom()));
            double high = Math.max(across(box.x(), box.y()), across(box.right(), box.bottom()));
            double base = baseAt((from + to) / 2);
            return new Span(from, to, base, low - base, high - base);
        }

        private double along(double x, double y) {
            return cos * x * unit + sin * (height - y * unit);
        }

        private double across(double x, double y) {
            return -sin * x * unit + cos * (height - y * unit);
        }

        private double baseAt(double place) {
            if (place <= along[0]) {
                return across[0];
            }
            for (int i = 1; i < along.length; i++) {
                if (place <= along[i] && along[i] > along[i - 1]) {
                    double share = (place - along[i - 1]) / (along[i] - along[i - 1]);
                    return across[i - 1] + share * (across[i] - across[i - 1]);
                }
            }
            return across[across.length - 1];
        }
    }
}
