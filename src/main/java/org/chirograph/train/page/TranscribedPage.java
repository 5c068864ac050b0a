package org.chirograph.train.page;

import java.util.List;
import org.chirograph.image.CleanPage;
import org.chirograph.image.CoarsePage;
import org.chirograph.layout.PageLayout;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.text.ScoringText;
import org.chirograph.train.WrittenScale;

/**
 * A page as the net of lines sees it, in {@value #DETAIL} times the detail, and where the lines run that somebody
 * transcribed. Places are pixels of the detailed picture.
 *
 * @param pixels row by row, 0 for paper to 255 for ink; read only
 * @param lines the middles of their small letters, points from left to right, x and y by turns
 * @param xHeight of the writing, in rows
 */
public record TranscribedPage(int columns, int rows, byte[] pixels, List<float[]> lines, double xHeight) {
    /** So that a page can be shown larger and smaller without becoming coarse. */
    public static final int DETAIL = 2;

    /** @param truth of the same scan, in pixels of its own */
    public static TranscribedPage of(CleanPage clean, Page truth) {
        CoarsePage detailed = CoarsePage.of(clean, PageLayout.sizeOfHand(clean) / DETAIL);
        byte[] pixels = new byte[detailed.values().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(255 * detailed.values()[i]);
        }
        double right = (double) detailed.columns() / truth.width();
        double down = (double) detailed.rows() / truth.height();
        List<Line> lines = truth.lines()
                .filter(line -> !ScoringText.normalise(line.text()).isEmpty())
                .toList();
        WrittenScale scale = WrittenScale.of(clean.page(), lines);
        double middle = scale.below() - scale.xHeight() / 2;
        return new TranscribedPage(
                detailed.columns(),
                detailed.rows(),
                pixels,
                lines.stream().map(line -> middle(line, middle, right, down)).toList(),
                down * scale.xHeight());
    }

    /** @param offset of the middle below the transcriber's baseline, in pixels of the truth */
    private static float[] middle(Line line, double offset, double right, double down) {
        List<Point> baseline = line.baseline().points();
        float[] points = new float[2 * baseline.size()];
        for (int i = 0; i < baseline.size(); i++) {
            points[2 * i] = (float) (right * baseline.get(i).x());
            points[2 * i + 1] = (float) (down * (baseline.get(i).y() + offset));
        }
        return points;
    }
}
