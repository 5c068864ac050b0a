package org.chirograph.samples;

/** Smooth random values over the plane (value noise), the same for the same seed. */
final class Noise {
    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /** From −1 to 1, changing over about {@code scale} pixels. */
    double at(double x, double y, double scale) {
        double u = x / scale;
        double v = y / scale;
        long i = (long) Math.floor(u);
        long j = (long) Math.floor(v);
        double s = smooth(u - i);
        double t = smooth(v - j);
        double upper = lattice(i, j) * (1 - s) + lattice(i + 1, j) * s;
        double lower = lattice(i, j + 1) * (1 - s) + lattice(i + 1, j + 1) * s;
        return upper * (1 - t) + lower * t;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    /** A hash of the lattice point (the finaliser of SplittableRandom), as a number from −1 to 1. */
    private double lattice(long i, long j) {
        long z = seed + i * 0x9e3779b97f4a7c15L + j * 0xc2b2ae3d27d4eb4fL;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return ((z ^ z >>> 31) >> 11) * 0x1p-52;
    }
}
