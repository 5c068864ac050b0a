package org.chirograph.layout;

import java.util.Comparator;
import java.util.List;
import org.chirograph.page.Line;

/**
 * A line and where it stands in the level frame: pixels of the page image with the page's slope taken out, so that a row
 * of the page is a row of numbers.
 *
 * @param right exclusive
 * @param baseline its height at the line's middle
 * @param letters how many letters were counted in it
 */
record Placed(Line line, double left, double right, double baseline, int letters) {
    static final Comparator<Placed> DOWN = Comparator.comparingDouble(Placed::baseline);
    static final Comparator<Placed> ACROSS = Comparator.comparingDouble(Placed::left);

    Placed withLine(Line other) {
        return new Placed(other, left, right, baseline, letters);
    }

    double width() {
        return right - left;
    }

    static double meanWidth(List<Placed> lines) {
        double sum = 0;
        for (Placed line : lines) {
            sum += line.width();
        }
        return lines.isEmpty() ? 0 : sum / lines.size();
    }
}
