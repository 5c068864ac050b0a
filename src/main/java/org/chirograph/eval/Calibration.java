package org.chirograph.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether posteriors mean what they say.
 *
 * @param count of things judged
 * @param accuracy share that was right
 * @param meanPosterior what that share should be
 * @param ece expected calibration error: the mean distance between posterior and accuracy over the bins, weighted by
 *     their counts (Naeini, Cooper and Hauskrecht 2015)
 * @param chance the calibration error to be expected of as many posteriors that are perfectly honest, if what they judge
 *     is independent: with a few things in a bin some gap is left by chance alone
 * @param auroc probability that something right has a higher posterior than something wrong; NaN when all is right or
 *     all is wrong
 * @param caught share of what is wrong that lies in the twentieth with the lowest posteriors: what reading these again
 *     would find; NaN when nothing is wrong
 * @param bins those that hold anything, from the lowest posterior up
 */
public record Calibration(
        int count,
        double accuracy,
        double meanPosterior,
        double ece,
        double chance,
        double auroc,
        double caught,
        List<Bin> bins) {
    /** Bins of equal width from 0 to 1; the number is customary since Guo et al. 2017. */
    static final int BINS = 15;

    /** The lowest twentieth is what {@link #caught} looks at. */
    private static final int LOWEST = 20;

    /**
     * Things with a posterior in (low, high].
     *
     * @param accuracy share of them that was right
     */
    public record Bin(double low, double high, int count, double meanPosterior, double accuracy) {
        /** Where the accuracy of more such things lies; see {@link Interval#ofShare}. */
        public Interval interval() {
            return Interval.ofShare(accuracy, count);
        }
    }

    public Calibration {
        bins = List.copyOf(bins);
    }

    public static Calibration of(List<Judged> judged) {
        int[] counts = new int[BINS];
        int[] right = new int[BINS];
        double[] sums = new double[BINS];
        double[] variances = new double[BINS];
        for (Judged j : judged) {
            int bin = Math.clamp((long) Math.ceil(j.posterior() * BINS) - 1, 0, BINS - 1);
            counts[bin]++;
            sums[bin] += j.posterior();
            variances[bin] += j.posterior() * (1 - j.posterior());
            right[bin] += j.right() ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        double gaps = 0;
        double chance = 0;
        double sum = 0;
        int allRight = 0;
        for (int b = 0; b < BINS; b++) {
            if (counts[b] > 0) {
                bins.add(new Bin(
                        (double) b / BINS,
                        (b + 1.0) / BINS,
                        counts[b],
                        sums[b] / counts[b],
                        (double) right[b] / counts[b]));
                gaps += Math.abs(sums[b] - right[b]);
                // The mean distance of a normal variable from its mean.
                chance += Math.sqrt(2 / Math.PI * variances[b]);
                sum += sums[b];
                allRight += right[b];
            }
        }
        int n = judged.size();
        List<Judged> sorted = new ArrayList<>(judged);
        sorted.sort(Comparator.comparingDouble(Judged::posterior));
        return new Calibration(
                n,
                (double) allRight / n,
                sum / n,
                gaps / n,
                chance / n,
                auroc(sorted, allRight),
                caught(sorted, n - allRight),
                bins);
    }

    private static double caught(List<Judged> sorted, int wrong) {
        long low = sorted.subList(0, sorted.size() / LOWEST).stream()
                .filter(j -> !j.right())
                .count();
        return wrong == 0 ? Double.NaN : (double) low / wrong;
    }

    /** By the ranks of what is right (Mann and Whitney 1947); equal posteriors share their mean rank. */
    private static double auroc(List<Judged> sorted, int right) {
        int wrong = sorted.size() - right;
        if (right == 0 || wrong == 0) {
            return Double.NaN;
        }
        double ranks = 0;
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            int rightHere = 0;
            while (to < sorted.size()
                    && sorted.get(to).posterior() == sorted.get(from).posterior()) {
                rightHere += sorted.get(to).right() ? 1 : 0;
                to++;
            }
            ranks += rightHere * (from + 1 + to) / 2.0;
            from = to;
        }
        return (ranks - right * (right + 1.0) / 2) / ((double) right * wrong);
    }
}
