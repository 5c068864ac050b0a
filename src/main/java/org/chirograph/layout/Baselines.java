package org.chirograph.layout;

import java.util.List;

/** Finds the row on which letters stand, and the height of the small ones, from how ink is spread across lines. */
final class Baselines {
    /** Bins over which ink above and below an edge is compared: 3/8 of an x-height. */
    private static final int EDGE = 3;

    /** The foot of a line's letters lies this far below its ridge, in x-heights. */
    private static final double NEAREST_FOOT = 0.1;

    private static final double FARTHEST_FOOT = 1.2;

    private Baselines() {}

    /** How much ink ends at this bin, going down. */
    static double fall(float[] profile, int bin) {
        double sum = 0;
        for (int k = 0; k < EDGE; k++) {
            sum += profile[bin - 1 - k] - profile[bin + k];
        }
        return sum;
    }

    /** The bin edge (fractional) between two where most ink ends, or begins when {@code sign} is -1. */
    static double edge(float[] profile, double from, double to, int sign) {
        int first = Math.max(EDGE + 1, (int) Math.floor(from));
        int last = Math.min(profile.length - EDGE - 2, (int) Math.ceil(to));
        int best = first;
        double most = Double.NEGATIVE_INFINITY;
        for (int b = first; b <= last; b++) {
            double at = sign * fall(profile, b);
            if (at > most) {
                most = at;
                best = b;
            }
        }
        double up = sign * fall(profile, best - 1);
        double down = sign * fall(profile, best + 1);
        double bend = up - 2 * most + down;
        double part = bend < 0 ? Math.clamp(0.5 * (up - down) / bend, -0.5, 0.5) : 0;
        // Ink put between bins b and b + 1 in shares: the edge before bin b lies half a bin above it.
        return best + part - 0.5;
    }

    /** Where the baseline lies below the ridge, in x-heights, for the line as a whole. */
    static double foot(float[] profile) {
        double zero = LineInk.REACH * LineInk.BINS;
        double bin = edge(profile, zero + NEAREST_FOOT * LineInk.BINS, zero + FARTHEST_FOOT * LineInk.BINS, 1);
        return (bin - zero) / LineInk.BINS;
    }

    /** The share of a line's ink by which it is fuller just above its baseline than just below. */
    static double sharpness(float[] profile) {
        double sum = 0;
        for (float f : profile) {
            sum += f;
        }
        return sum == 0
                ? 0
                : fall(profile, (int) Math.round((LineInk.REACH + foot(profile)) * LineInk.BINS + 0.5)) / sum;
    }

    /** The x-height measured over all of these lines, as a multiple of the one they were found with; 0 without ink. */
    static double measure(List<LineInk> lines) {
        float[] sum = new float[LineInk.PROFILE];
        int zero = (int) (LineInk.REACH * LineInk.BINS);
        boolean any = false;
        for (LineInk line : lines) {
            float[] profile = line.profile();
            int shift = (int) Math.round(foot(profile) * LineInk.BINS);
            for (int b = Math.max(0, -shift); b < Math.min(PROFILE, PROFILE - shift); b++) {
                sum[b] += profile[b + shift];
                any |= sum[b] > 0;
            }
        }
        if (!any) {
            return 0;
        }
        double foot = edge(sum, zero - 2, zero + 2, 1);
        double head = edge(sum, zero - GREATEST_RATIO * LineInk.BINS, zero - LEAST_RATIO * LineInk.BINS, -1);
        return (foot - head) / LineInk.BINS;
    }

    /** Ink as dense as this share of the densest row belongs to the small letters of a hand. */
    private static final double CORE_SHARE = 0.6;

    /**
     * As {@link #measure}, for hands, whose small letters show as a band of dense rows without sharp edges: from the
     * baseline up to where the ink falls below a share of the densest row.
     */
    static double core(List<LineInk> lines) {
        float[] sum = aligned(lines);
        int zero = (int) (LineInk.REACH * LineInk.BINS);
        int densest = zero;
        for (int b = zero - (int) (GREATEST_RATIO * LineInk.BINS); b <= zero; b++) {
            if (dense(sum, b) > dense(sum, densest)) {
                densest = b;
            }
        }
        double level = CORE_SHARE * dense(sum, densest);
        if (level == 0) {
            return 0;
        }
        return (down(sum, densest, 1, level) - down(sum, densest, -1, level)) / LineInk.BINS;
    }

    private static double dense(float[] sum, int bin) {
        return sum[bin - 1] + sum[bin] + sum[bin + 1];
    }

    /** Where ink falls below a level, going up or down from a bin. */
    private static double down(float[] sum, int from, int step, double level) {
        int b = from;
        while (b > 1 && b < PROFILE - 2 && dense(sum, b) > level) {
            b += step;
        }
        double inside = dense(sum, b - step);
        double outside = dense(sum, b);
        return b - step + step * Math.clamp((inside - level) / Math.max(1e-6, inside - outside), 0, 1);
    }

    private static float[] aligned(List<LineInk> lines) {
        float[] sum = new float[PROFILE];
        for (LineInk line : lines) {
            float[] profile = line.profile();
            int shift = (int) Math.round(foot(profile) * LineInk.BINS);
            for (int b = Math.max(0, -shift); b < Math.min(PROFILE, PROFILE - shift); b++) {
                sum[b] += profile[b + shift];
            }
        }
        return sum;
    }

    /** The true x-height is sought within these multiples of the assumed one. */
    private static final double LEAST_RATIO = 0.5;

    private static final double GREATEST_RATIO = 1.8;

    private static final int PROFILE = LineInk.PROFILE;

    /**
     * The baseline of a line: height at every column of ink pixels from {@link LineInk#from}. Each window along the line
     * says where its letters end; a locally weighted straight line through these, twice, the second time with less
     * regard for those far off.
     */
    static double[] fit(LineInk line) {
        double xHeight = line.xHeight;
        double whole = line.isDashes() ? FOOT_OF_DASHES : foot(line.profile());
        if (line.isDashes()) {
            double[] below = new double[line.ridge.length];
            for (int i = 0; i < below.length; i++) {
                below[i] = line.ridge[i] + whole * xHeight;
            }
            return below;
        }
        int n = line.windows.length;
        double[] at = new double[n];
        double[] offset = new double[n];
        double[] weight = new double[n];
        double zero = LineInk.REACH * LineInk.BINS;
        int used = 0;
        for (int w = 0; w < n; w++) {
            float[] profile = line.windows[w];
            double bin = edge(
                    profile,
                    zero + (whole - WINDOW_STRAY) * LineInk.BINS,
                    zero + (whole + WINDOW_STRAY) * LineInk.BINS,
                    1);
            double strength = fall(profile, (int) Math.round(bin + 0.5));
            if (strength > 0) {
                at[used] = Math.min(line.ridge.length - 1.0, (w + 0.5) * LineInk.WINDOW * xHeight);
                offset[used] =
                        line.ridge[(int) at[used]] + (bin - zero) / LineInk.BINS * xHeight - line.slope * at[used];
                weight[used++] = strength;
            }
        }
        double[] baseline = new double[line.ridge.length];
        if (used == 0) {
            for (int i = 0; i < baseline.length; i++) {
                baseline[i] = line.ridge[i] + whole * xHeight;
            }
            return baseline;
        }
        double[] trust = weight.clone();
        for (int round = 0; round < 2; round++) {
            double[] fitted = new double[used];
            for (int k = 0; k < used; k++) {
                fitted[k] = local(at, offset, trust, used, at[k], xHeight);
            }
            for (int k = 0; k < used; k++) {
                double miss = Math.abs(offset[k] - fitted[k]) / (OUTLIER * xHeight);
                trust[k] = weight[k] / (1 + miss * miss);
            }
        }
        int step = (int) Math.max(1, xHeight);
        for (int i = 0; i < baseline.length; i += step) {
            double here = local(at, offset, trust, used, i, xHeight) + line.slope * i;
            int end = Math.min(baseline.length - 1, i + step);
            double there = local(at, offset, trust, used, end, xHeight) + line.slope * end;
            for (int j = i; j <= end; j++) {
                baseline[j] = here + (there - here) * (j - i) / Math.max(1, end - i);
            }
        }
        return baseline;
    }

    /** Dashes float half an x-height above the baseline. */
    private static final double FOOT_OF_DASHES = 0.5;

    /** A window's foot may differ this much from the line's, in x-heights. */
    private static final double WINDOW_STRAY = 0.35;

    /** A window this many x-heights off the others has half a say. */
    private static final double OUTLIER = 0.1;

    /** Deviation of the weights along the line, in x-heights: a baseline bends slowly. */
    private static final double STIFFNESS = 14;

    /** Windows must spread over this many x-heights before they outweigh the page's own slope. */
    private static final double SLOPE_SPREAD = 6;

    /** Weighted least squares at one place, of heights from which the page's slope was taken. */
    private static double local(double[] at, double[] y, double[] weight, int n, double x, double xHeight) {
        double s = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        double scale = STIFFNESS * xHeight;
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            nearest = Math.min(nearest, Math.abs(at[k] - x));
        }
        for (int k = 0; k < n; k++) {
            double d = (at[k] - x) / scale;
            double d0 = nearest / scale;
            double w = weight[k] * Math.exp(-(d * d - d0 * d0) / 2);
            double u = at[k] - x;
            s += w;
            sx += w * u;
            sy += w * y[k];
            sxx += w * u * u;
            sxy += w * u * y[k];
        }
        double mx = sx / s;
        double my = sy / s;
        double spread = sxx - sx * mx;
        double slope = (sxy - sx * my) / (spread + s * SLOPE_SPREAD * SLOPE_SPREAD * xHeight * xHeight);
        return my - slope * mx;
    }
}
