package org.chirograph.layout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chirograph.image.Affine;
import org.chirograph.image.CleanPage;
import org.chirograph.image.LineMap;
import org.chirograph.page.QuarterTurn;

/**
 * Text that a writer put up or down the side of a page, for want of room: what the net that sees lines sees of the page
 * when it is turned, and does not see when it stands upright. All of it runs one way.
 *
 * @param page turned so that this text stands upright
 * @param lines with the ink of the turned page
 */
record SideText(TurnedPage page, List<LineInk> lines) {
    /** By so much a line must be more probable on the turned page than others are in its place on the upright one. */
    private static final double CLEARLY = 0.55;

    /** A line up the side is at least this long, in x-heights: less is two or three words, and may be anything. */
    private static final double LEAST_LENGTH = 8;

    /** More than this share of an upright line in lines up the side: it was made of their ink. */
    private static final double SAME = 0.5;

    /** @param search of the upright page, with the map of what was seen there */
    static Optional<SideText> of(CleanPage page, LineSearch search, LineSight sight, LayoutSettings settings) {
        if (search.lines().isEmpty()) {
            return Optional.empty();
        }
        CleanPage bare = new CleanPage(page.page(), search.pieces().ink(), page.pixelsPerMm());
        return Stream.of(QuarterTurn.CLOCKWISE, QuarterTurn.COUNTERCLOCKWISE)
                .map(turn -> seen(TurnedPage.of(page, turn), TurnedPage.of(bare, turn), search, sight, settings))
                .filter(side -> !side.lines.isEmpty())
                .max((a, b) -> Double.compare(a.weight(), b.weight()));
    }

    private static SideText seen(
            TurnedPage page, TurnedPage bare, LineSearch search, LineSight sight, LayoutSettings settings) {
        double sought = search.lines().getFirst().xHeight;
        LineMap map = sight.look(page.page(), sought / LineSearch.SCALE_OF_HAND);
        Pieces pieces = new Pieces(bare.page());
        LineMap upright = search.seen().orElseThrow();
        List<LineInk> lines = LineSearch.seen(pieces, sought, map, settings).stream()
                .filter(line -> line.isInked(LEAST_LENGTH * search.xHeight()))
                .filter(line -> line.track.strength() > CLEARLY + inItsPlace(line, page.toUpright(), upright))
                .toList();
        return new SideText(page, lines);
    }

    /** How probable lines of the upright page are, on the average, where a line of the turned one runs. */
    private static double inItsPlace(LineInk line, Affine toUpright, LineMap upright) {
        double sum = 0;
        for (int x = line.left; x < line.right; x++) {
            double y = line.ridgeAt(x);
            sum += upright.at(toUpright.x(x, y), toUpright.y(x, y));
        }
        return sum / (line.right - line.left);
    }

    private double weight() {
        return lines.stream()
                .mapToDouble(line -> line.track.strength() * line.inkedColumns())
                .sum();
    }

    /** Whether a line of the upright page was made of the ink of these. */
    boolean covers(LineInk upright) {
        Affine toTurned = page.toUpright().inverse();
        int covered = 0;
        for (int x = upright.left; x < upright.right; x++) {
            double y = upright.ridgeAt(x);
            covered += isOnLine(toTurned.x(x, y), toTurned.y(x, y)) ? 1 : 0;
        }
        return covered > SAME * (upright.right - upright.left);
    }

    private boolean isOnLine(double x, double y) {
        return lines.stream()
                .anyMatch(line -> x >= line.left
                        && x < line.right
                        && Math.abs(y - line.ridgeAt((int) x)) < line.xHeight / LineSearch.SCALE_OF_HAND);
    }
}
