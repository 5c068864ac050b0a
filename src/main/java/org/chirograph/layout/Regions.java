package org.chirograph.layout;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Region;

/** Makes regions of blocks, and names them and their lines: r1, r2…, r1l1, r1l2… */
final class Regions {
    /** A table has at least this many rows of several cells. */
    private static final int ROWS_OF_TABLE = 3;

    /** A page number is no longer than this, in letters. */
    private static final int LETTERS_OF_NUMBER = 6;

    /** Share of the page's height, at its top and bottom, where page numbers stand. */
    private static final double EDGE = 0.12;

    private Regions() {}

    /**
     * @param side what runs up or down the side of the page; comes after the rest of the text
     * @param notes what does not belong to the page's own text; comes last
     * @param height of the page in scan pixels
     */
    static List<Region> of(
            List<ReadingOrder.Block> blocks,
            List<ReadingOrder.Block> side,
            List<ReadingOrder.Block> notes,
            double height) {
        List<Region> regions = new ArrayList<>();
        List<ReadingOrder.Block> table = new ArrayList<>();
        for (ReadingOrder.Block block : blocks) {
            if (isTable(block)) {
                table.add(block);
            } else {
                addTable(table, regions);
                addText(block, kind(block, height), regions);
            }
        }
        addTable(table, regions);
        side.forEach(block -> addText(block, Region.Kind.MARGINALIA, regions));
        notes.forEach(block -> addText(block, Region.Kind.OTHER, regions));
        return regions;
    }

    /** Whether most rows hold several entries. */
    private static boolean isTable(ReadingOrder.Block block) {
        int several = 0;
        for (List<Placed> row : block.rows()) {
            several += row.size() > 1 ? 1 : 0;
        }
        return !block.margin() && several > 0 && several * 2 >= block.rows().size();
    }

    private static void addTable(List<ReadingOrder.Block> blocks, List<Region> to) {
        if (blocks.isEmpty()) {
            return;
        }
        List<Placed> lines = new ArrayList<>();
        int rows = 0;
        for (ReadingOrder.Block block : blocks) {
            lines.addAll(block.lines());
            rows += block.rows().size();
        }
        blocks.clear();
        String id = "r" + (to.size() + 1);
        List<Line> named = named(lines, id);
        to.add(
                rows >= ROWS_OF_TABLE
                        ? new Region.Table(id, around(named), named)
                        : new Region.Text(id, around(named), Region.Kind.PARAGRAPH, named));
    }

    private static void addText(ReadingOrder.Block block, Region.Kind kind, List<Region> to) {
        String id = "r" + (to.size() + 1);
        List<Line> named = named(block.lines(), id);
        to.add(new Region.Text(id, around(named), kind, named));
    }

    private static Region.Kind kind(ReadingOrder.Block block, double height) {
        List<Placed> lines = block.lines();
        if (lines.size() == 1 && lines.getFirst().letters() <= LETTERS_OF_NUMBER) {
            int y = lines.getFirst().line().baseline().points().getFirst().y();
            if (y < EDGE * height || y > (1 - EDGE) * height) {
                return Region.Kind.PAGE_NUMBER;
            }
        }
        return block.margin() ? Region.Kind.MARGINALIA : Region.Kind.PARAGRAPH;
    }

    private static List<Line> named(List<Placed> lines, String region) {
        List<Line> named = new ArrayList<>(lines.size());
        for (Placed placed : lines) {
            Line line = placed.line();
            named.add(new Line(
                    region + "l" + (named.size() + 1), line.outline(), line.baseline(), line.xHeight(), line.words()));
        }
        return named;
    }

    private static Polygon around(List<Line> lines) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (Line line : lines) {
            for (Point p : line.outline().points()) {
                left = Math.min(left, p.x());
                right = Math.max(right, p.x());
                top = Math.min(top, p.y());
                bottom = Math.max(bottom, p.y());
            }
        }
        return Polygon.of(Box.between(left, top, right + 1, bottom + 1));
    }
}
