package org.chirograph.page;

import java.util.List;

/**
 * Where things lie once a page has been turned. Pixels go to pixels, so that there and {@link #back} is where it began.
 *
 * @param turn of the page
 * @param width of the page before it is turned, in pixels
 * @param height likewise
 */
public record TurnedFrame(QuarterTurn turn, int width, int height) {
    /** The frame in which a line runs to the right. */
    public static TurnedFrame upright(Line line) {
        Box box = line.outline().box();
        return new TurnedFrame(QuarterTurn.of(line.baseline()), box.right(), box.bottom());
    }

    /** The frame that takes what is turned by this one back. */
    public TurnedFrame back() {
        return turn.swapsAxes()
                ? new TurnedFrame(turn.back(), height, width)
                : new TurnedFrame(turn.back(), width, height);
    }

    public Point turned(Point p) {
        return switch (turn) {
            case NONE -> p;
            case CLOCKWISE -> new Point(height - 1 - p.y(), p.x());
            case HALF -> new Point(width - 1 - p.x(), height - 1 - p.y());
            case COUNTERCLOCKWISE -> new Point(p.y(), width - 1 - p.x());
        };
    }

    public Box turned(Box box) {
        Point a = turned(new Point(box.x(), box.y()));
        Point b = turned(new Point(box.right() - 1, box.bottom() - 1));
        return Box.between(
                Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.max(a.x(), b.x()) + 1, Math.max(a.y(), b.y()) + 1);
    }

    public Polygon turned(Polygon outline) {
        return new Polygon(turned(outline.points()));
    }

    public Word turned(Word word) {
        List<Glyph> glyphs = word.glyphs().stream()
                .map(glyph -> new Glyph(glyph.id(), turned(glyph.box()), glyph.readings()))
                .toList();
        return new Word(word.id(), turned(word.box()), glyphs, word.readings(), word.checkedBy());
    }

    public Line turned(Line line) {
        return new Line(
                line.id(),
                turned(line.outline()),
                new Baseline(turned(line.baseline().points())),
                line.xHeight(),
                line.words().stream().map(this::turned).toList());
    }

    public Region turned(Region region) {
        return switch (region.mapLines(this::turned)) {
            case Region.Text t -> new Region.Text(t.id(), turned(t.outline()), t.kind(), t.lines());
            case Region.Table t -> new Region.Table(t.id(), turned(t.outline()), t.lines());
            case Region.Picture p -> new Region.Picture(p.id(), turned(p.outline()));
            case Region.Separator s -> new Region.Separator(s.id(), turned(s.outline()));
        };
    }

    private List<Point> turned(List<Point> points) {
        return points.stream().map(this::turned).toList();
    }
}
