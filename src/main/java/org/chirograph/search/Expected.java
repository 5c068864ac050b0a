package org.chirograph.search;

/**
 * How many of the lines found truly have what was looked for, by their confidences alone: as if each were drawn by
 * itself with that probability, which makes the number Poisson-binomial.
 *
 * @param mean expected number
 * @param low the number is below this with at most 5 %
 * @param high the number is above this with at most 5 %
 */
public record Expected(double mean, int low, int high) {
    private static final double TAIL = 0.05;

    /** @param confidences one for each line, in [0, 1] */
    static Expected of(double[] confidences) {
        double[] chance = new double[confidences.length + 1];
        chance[0] = 1;
        double mean = 0;
        for (int n = 0; n < confidences.length; n++) {
            double p = confidences[n];
            mean += p;
            for (int k = n + 1; k > 0; k--) {
                chance[k] = chance[k] * (1 - p) + chance[k - 1] * p;
            }
            chance[0] *= 1 - p;
        }
        return new Expected(mean, quantile(chance, TAIL), quantile(chance, 1 - TAIL));
    }

    /** The least number that is not exceeded with at least this probability. */
    private static int quantile(double[] chance, double share) {
        double sum = 0;
        for (int k = 0; k < chance.length; k++) {
            sum += chance[k];
            if (sum >= share) {
                return k;
            }
        }
        return chance.length - 1;
    }
}
