package org.chirograph.review;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Region;

/** Puts a line that was missed on a page, and takes it off again. */
final class DrawnLine {
    /** Fewer pixels can't hold a letter. */
    static final int SMALLEST = 4;

    /** Where a person draws a box around a line, a quarter of it lies below the feet of the letters. */
    private static final double DESCENT = 0.25;

    /** The share of such a box that small letters fill. */
    private static final double X_HEIGHT = 0.45;

    private DrawnLine() {}

    /**
     * The part of a box that lies on a page.
     *
     * @throws IllegalArgumentException if that holds no writing
     */
    static Box clipped(Page page, Box box) {
        int left = Math.max(0, box.x());
        int top = Math.max(0, box.y());
        int right = (int) Math.min(page.width(), (long) box.x() + box.width());
        int bottom = (int) Math.min(page.height(), (long) box.y() + box.height());
        if (right - left < SMALLEST || bottom - top < SMALLEST) {
            throw new IllegalArgumentException("a line needs a box of " + SMALLEST + " by " + SMALLEST
                    + " pixels or more on the page, which is " + page.width() + " by " + page.height() + " pixels");
        }
        return Box.between(left, top, right, bottom);
    }

    /** An empty line of this box. */
    static Line in(Box box, String id) {
        int feet = (int) Math.round(box.bottom() - DESCENT * box.height());
        return new Line(
                id,
                Polygon.of(box),
                new Baseline(List.of(new Point(box.x(), feet), new Point(box.right() - 1, feet))),
                X_HEIGHT * box.height(),
                List.of());
    }

    /** The page with the line in the text it stands in, below the lines above it; in a region of its own if in none. */
    static Page added(Page page, Line line) {
        Box box = line.outline().box();
        int middle = box.y() + box.height() / 2;
        Region home = page.regions().stream()
                .filter(region -> region instanceof Region.Text || region instanceof Region.Table)
                .filter(region -> region.outline().box().overlap(box) > box.area() / 2)
                .findFirst()
                .orElse(null);
        if (home != null) {
            return PageLines.mapped(
                    page, (region, lines) -> region.equals(home.id()) ? among(lines, line, middle) : lines);
        }
        List<Region> regions = new ArrayList<>(page.regions());
        int at = 0;
        while (at < regions.size() && regions.get(at).outline().box().y() <= box.y()) {
            at++;
        }
        String id = regionOf(line);
        regions.add(at, new Region.Text(id, line.outline(), Region.Kind.PARAGRAPH, List.of(line)));
        return page.withRegions(regions);
    }

    /** The page without it, and without the region that was made for it. */
    static Page removed(Page page, Line line) {
        Page without = PageLines.without(page, line);
        return without.withRegions(without.regions().stream()
                .filter(region -> !region.id().equals(regionOf(line))
                        || !(region instanceof Region.Text text)
                        || !text.lines().isEmpty())
                .toList());
    }

    private static String regionOf(Line line) {
        return line.id() + "_region";
    }

    private static List<Line> among(List<Line> lines, Line line, int middle) {
        List<Line> all = new ArrayList<>(lines);
        int at = 0;
        while (at < all.size() && middleOf(all.get(at)) <= middle) {
            at++;
        }
        all.add(at, line);
        return all;
    }

    private static int middleOf(Line line) {
        Box box = line.outline().box();
        return box.y() + box.height() / 2;
    }
}
