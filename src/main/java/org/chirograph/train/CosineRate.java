package org.chirograph.train;

/**
 * A learning rate that rises over the first {@value #WARM_UP_STEPS} steps and then falls along a cosine.
 *
 * @param greatest rate
 * @param finalShare what is left of it at the last step
 */
record CosineRate(double greatest, double finalShare) {
    private static final int WARM_UP_STEPS = 100;

    /** @param step from 0 */
    double at(int step, int steps) {
        if (step < WARM_UP_STEPS) {
            return greatest * (step + 1) / WARM_UP_STEPS;
        }
        double done = (step - WARM_UP_STEPS) / Math.max(1.0, steps - WARM_UP_STEPS);
        double cosine = 0.5 + 0.5 * Math.cos(Math.PI * Math.min(1, done));
        return greatest * (finalShare + (1 - finalShare) * cosine);
    }
}
