package org.chirograph.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chirograph.image.RidgeMap;

/** Joins tracks that go on in one another, the nearest first. */
final class Joiner {
    /** Greatest difference in height of two ends that belong together, in x-heights. */
    private static final double STEP = 0.6;

    /** Columns by which the end of one track may reach past the beginning of the next. */
    private static final int OVERLAP = 3;

    /** A difference in height weighs as much as a gap this many times as long. */
    private static final double STEP_WEIGHT = 4;

    private record Bond(int left, int right, double cost) {}

    private Joiner() {}

    static List<Track> join(
            List<Track> tracks, RidgeMap map, double xHeight, Gutters gutters, LayoutSettings settings) {
        double fall = slopePerColumn(map);
        double greatestGap = settings.joinGap() * RidgeMap.COLUMNS_PER_X_HEIGHT;
        List<Bond> bonds = new ArrayList<>();
        for (int a = 0; a < tracks.size(); a++) {
            Track left = tracks.get(a);
            for (int b = 0; b < tracks.size(); b++) {
                Track right = tracks.get(b);
                int gap = right.first() - left.last();
                if (a == b
                        || gap > greatestGap
                        || gap < -OVERLAP
                        || right.last() <= left.last()
                        || right.first() <= left.first()) {
                    continue;
                }
                int middle = (right.first() + left.last()) / 2;
                double leftY = left.at(Math.max(middle, left.last() + 1), fall);
                double rightY = right.at(Math.min(middle, right.first() - 1), fall);
                double step = Math.abs(leftY - rightY) / xHeight;
                if (step <= STEP
                        && (gap <= 2 || !gutters.between(map.inkX(left.last()), map.inkX(right.first()), leftY))) {
                    bonds.add(new Bond(
                            a, b, Math.max(0, gap) / (double) RidgeMap.COLUMNS_PER_X_HEIGHT + STEP_WEIGHT * step));
                }
            }
        }
        bonds.sort(Comparator.comparingDouble(Bond::cost));
        int[] next = new int[tracks.size()];
        boolean[] hasPrevious = new boolean[tracks.size()];
        java.util.Arrays.fill(next, -1);
        for (Bond bond : bonds) {
            if (next[bond.left()] < 0 && !hasPrevious[bond.right()]) {
                next[bond.left()] = bond.right();
                hasPrevious[bond.right()] = true;
            }
        }
        List<Track> joined = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            if (!hasPrevious[i]) {
                Track whole = tracks.get(i);
                for (int j = next[i]; j >= 0; j = next[j]) {
                    whole = whole.join(tracks.get(j));
                }
                joined.add(whole);
            }
        }
        return joined;
    }

    static double slopePerColumn(RidgeMap map) {
        return map.inkY(1, 0) - map.inkY(0, 0);
    }
}
