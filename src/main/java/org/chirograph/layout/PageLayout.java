package org.chirograph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chirograph.image.Affine;
import org.chirograph.image.CleanPage;
import org.chirograph.page.Baseline;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Region;
import org.chirograph.page.TurnedFrame;

/** Finds the regions and lines of a page. Everything handed out is in scan pixels. See docs/steps/layout.md. */
public final class PageLayout {
    /** Share of the ink of letters that is strong: what else is on the page is held against it. */
    private static final double STRONG_SHARE = 0.3;

    /**
     * Letters within these multiples of the page's are its own type, in capitals or not; such lines share one x-height,
     * for a reader stumbles over one that wavers.
     */
    private static final double LEAST_OTHER_SIZE = 0.72;

    private static final double GREATEST_OTHER_SIZE = 1.5;

    /** Lines with fewer letters can't tell their size. */
    private static final int LEAST_LETTERS = 3;

    /** Distance of a baseline's points, in x-heights. */
    private static final double BASELINE_STEP = 4;

    /** Mean probability, along a line that a net saw, from which on it is text. */
    private static final double PROBABLE = 0.4;

    private PageLayout() {}

    /** About the height of small letters, in pixels of the page image, if the page is in a hand; see {@link Scale}. */
    public static double sizeOfHand(CleanPage page) {
        Pieces pieces = new Pieces(page);
        return pieces.smallTypeSize == 0 ? LineSearch.LEAST_X_HEIGHT : Scale.guess(pieces, LayoutSettings.standard());
    }

    /** Regions in reading order; none on a blank page. */
    public static List<Region> find(CleanPage page, LayoutSettings settings) {
        return find(page, settings, Optional.empty());
    }

    /** @param sight asked where lines run when the page is in a hand that joins its letters */
    public static List<Region> find(CleanPage page, LayoutSettings settings, Optional<LineSight> sight) {
        if (settings.lettersApart()) {
            PrintedLines printed = PrintedLines.of(page);
            ReadingOrder order = new ReadingOrder(printed.xHeight(), settings);
            return Regions.of(
                    order.blocks(printed.lines()),
                    List.of(),
                    List.of(),
                    page.page().toScan().y(0, page.ink().height()));
        }
        LineSearch search = LineSearch.in(page, settings, sight);
        Pieces pieces = search.pieces();
        double strong = pieces.darknessQuantile(search.xHeight(), STRONG_SHARE);
        Predicate<LineInk> type = line -> LineFilter.isWriting(line, strong);
        List<LineInk> text = !search.hand()
                ? search.lines().stream().filter(type).toList()
                : search.seen().isPresent() ? seen(search) : HandFilter.writing(search.lines(), strong);
        List<LineInk> small = search.small().stream()
                .filter(type.and(line -> line.letters >= SmallType.LEAST_LETTERS))
                .toList();
        Optional<SideText> side =
                search.seen().isEmpty() ? Optional.empty() : SideText.of(page, search, sight.orElseThrow(), settings);
        if (side.isPresent()) {
            text = text.stream().filter(line -> !side.get().covers(line)).toList();
        }
        List<LineInk> notes = List.of();
        if (search.hand()) {
            // Before ends are cut: where a line reaches the pen line around it, it shows which side it is on.
            List<LineInk> outside = notes(page, pieces, together(text, small));
            text = LineEnds.trim(without(text, outside), search.xHeight());
            small = without(small, outside);
            List<LineInk> others = OtherHands.among(together(text, small), page.ink(), search.xHeight());
            text = without(text, others);
            small = without(small, others);
            notes = together(outside, others);
        }
        ReadingOrder order = new ReadingOrder(search.xHeight(), settings);
        Affine inkToScan = page.ink().toScan();
        List<Placed> placed = place(text, search.xHeight(), inkToScan);
        if (!small.isEmpty()) {
            placed.addAll(place(small, small.getFirst().xHeight, inkToScan));
        }
        List<Placed> aside = place(notes, search.xHeight(), inkToScan);
        List<Placed> up = side.map(PageLayout::place).orElse(List.of());
        return Regions.of(
                order.blocks(placed),
                order.blocks(up),
                order.blocks(aside),
                page.page().toScan().y(0, pieces.height()));
    }

    /** Lines up the side, in the order in which they stand on the turned page. */
    private static List<Placed> place(SideText side) {
        double sought = side.lines().getFirst().xHeight;
        TurnedFrame back = side.page().frame().back();
        return place(
                        side.lines(),
                        LineSearch.measured(side.lines(), sought, true),
                        side.page().page().ink().toScan())
                .stream()
                .map(placed -> placed.withLine(back.turned(placed.line())))
                .toList();
    }

    /** Of the lines that a net saw those that are probable and have letters. */
    private static List<LineInk> seen(LineSearch search) {
        return search.lines().stream()
                .filter(line -> line.track.strength() >= PROBABLE && line.isInked(search.xHeight()))
                .toList();
    }

    /** Those lines of a hand that stand outside an encircled text. */
    private static List<LineInk> notes(CleanPage page, Pieces pieces, List<LineInk> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        Enclosure enclosure = new Enclosure(page.page().pixels(), page.ink(), pieces.ink(), lines.getFirst().xHeight);
        boolean[] outside = enclosure.outside(lines);
        List<LineInk> notes = new ArrayList<>();
        for (int i = 0; i < outside.length; i++) {
            if (outside[i]) {
                notes.add(lines.get(i));
            }
        }
        return notes;
    }

    private static List<LineInk> together(List<LineInk> lines, List<LineInk> others) {
        return Stream.concat(lines.stream(), others.stream()).toList();
    }

    private static List<LineInk> without(List<LineInk> lines, List<LineInk> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }

    private static List<Placed> place(List<LineInk> lines, double xHeight, Affine toScan) {
        List<double[]> baselines = lines.stream().map(Baselines::fit).toList();
        Rows.level(lines, baselines);
        double typical = typicalLetterHeight(lines);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            LineInk ink = lines.get(i);
            double[] baseline = baselines.get(i);
            double size = ink.letters < LEAST_LETTERS || ink.letterHeight() == 0 ? 1 : ink.letterHeight() / typical;
            double own = size > LEAST_OTHER_SIZE && size < GREATEST_OTHER_SIZE ? xHeight : xHeight * size;
            double middle = (ink.left + ink.right) / 2.0;
            double level = baseline[Math.clamp((int) middle - ink.from, 0, baseline.length - 1)] - ink.slope * middle;
            placed.add(new Placed(line(ink, baseline, own, toScan), ink.left, ink.right, level, ink.letters));
        }
        return placed;
    }

    /** The median, over letters, of the mean letter height of their line. */
    private static double typicalLetterHeight(List<LineInk> lines) {
        List<LineInk> byHeight = new ArrayList<>(lines);
        byHeight.sort(Comparator.comparingDouble(LineInk::letterHeight));
        int letters = 0;
        for (LineInk line : lines) {
            letters += line.letters;
        }
        int seen = 0;
        for (LineInk line : byHeight) {
            seen += line.letters;
            if (seen * 2 >= letters && line.letterHeight() > 0) {
                return line.letterHeight();
            }
        }
        return 1;
    }

    private static Line line(LineInk ink, double[] baseline, double xHeight, Affine toScan) {
        int from = Math.clamp(ink.left - ink.from, 0, baseline.length - 1);
        int to = Math.clamp(ink.right - ink.from, from + 1, baseline.length);
        int steps = Math.max(1, (int) Math.round((to - from) / (BASELINE_STEP * ink.xHeight)));
        List<Point> points = new ArrayList<>();
        for (int s = 0; s <= steps; s++) {
            double x = from + (double) (to - from) * s / steps;
            double y = baseline[Math.min(baseline.length - 1, (int) x)];
            Point p =
                    new Point((int) Math.round(toScan.x(ink.from + x, y)), (int) Math.round(toScan.y(ink.from + x, y)));
            if (points.isEmpty() || p.x() > points.getLast().x()) {
                points.add(p);
            }
        }
        if (points.size() < 2) {
            points.add(new Point(points.getFirst().x() + 1, points.getFirst().y()));
        }
        double scale = Math.hypot(toScan.b(), toScan.e());
        // Named once it has its place in the reading order.
        return new Line("l", Outline.of(ink, baseline, toScan), new Baseline(points), xHeight * scale, List.of());
    }
}
