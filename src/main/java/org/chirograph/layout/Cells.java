package org.chirograph.layout;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.image.RidgeMap;

/**
 * Parts lines that run across the columns of a table: at a wide gap, when what follows it begins where other lines of
 * the page begin too.
 */
final class Cells {
    /** Least gap between two cells, in x-heights: two blanks of type. */
    private static final double LEAST_GAP = 2.6;

    /** Lines that begin within this many x-heights of one another stand in a column. */
    private static final double ALIGNED = 0.7;

    /** So many other lines must begin in the column. */
    private static final int COMPANIONS = 2;

    private record Cut(LineInk line, int end, int start) {}

    private Cells() {}

    /** The tracks of these lines, parted; the very same list when nothing is to be parted. */
    static List<Track> part(List<LineInk> lines, List<Track> tracks, RidgeMap map) {
        List<Cut> cuts = new ArrayList<>();
        for (LineInk line : lines) {
            gaps(line, cuts);
        }
        if (cuts.isEmpty()) {
            return tracks;
        }
        List<Track> parted = new ArrayList<>();
        for (LineInk line : lines) {
            Track rest = line.track;
            for (Cut cut : cuts) {
                if (cut.line == line && companions(cut, lines, cuts) >= COMPANIONS) {
                    int end = (int) (cut.end / map.columnStep());
                    int start = (int) (cut.start / map.columnStep());
                    if (end > rest.first() && start <= rest.last() && start > end) {
                        parted.add(rest.slice(rest.first(), end));
                        rest = rest.slice(start, rest.last());
                    }
                }
            }
            parted.add(rest);
        }
        return parted;
    }

    private static int companions(Cut cut, List<LineInk> lines, List<Cut> cuts) {
        double near = ALIGNED * cut.line.xHeight;
        int count = 0;
        for (LineInk other : lines) {
            if (other != cut.line && other.letters > 0 && Math.abs(other.left - cut.start) < near) {
                count++;
            }
        }
        for (Cut other : cuts) {
            if (other.line != cut.line && Math.abs(other.start - cut.start) < near) {
                count++;
            }
        }
        return count;
    }

    /** The wide gaps of a line, from left to right. */
    private static void gaps(LineInk line, List<Cut> cuts) {
        int least = (int) (LEAST_GAP * line.xHeight);
        int last = -1;
        for (int i = Math.max(0, line.left - line.from); i < Math.min(line.top.length, line.right - line.from); i++) {
            if (line.bottom[i] - line.top[i] + 1 > 0.3 * line.xHeight) {
                if (last >= 0 && i - last > least) {
                    cuts.add(new Cut(line, line.from + last, line.from + i));
                }
                last = i;
            }
        }
    }
}
