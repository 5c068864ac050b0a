package org.chirograph.image;

/**
 * An affine map of the plane: {@code (x, y) -> (a x + b y + c, d x + e y + f)}. Points are continuous, with the centre
 * of pixel (i, j) at (i + ½, j + ½), so that scaling by s is simply {@code (s, 0, 0, 0, s, 0)}.
 */
public record Affine(double a, double b, double c, double d, double e, double f) {
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    public static Affine scale(double sx, double sy) {
        return new Affine(sx, 0, 0, 0, sy, 0);
    }

    public double x(double px, double py) {
        return a * px + b * py + c;
    }

    public double y(double px, double py) {
        return d * px + e * py + f;
    }

    /** First this, then {@code next}. */
    public Affine then(Affine next) {
        return new Affine(
                next.a * a + next.b * d,
                next.a * b + next.b * e,
                next.a * c + next.b * f + next.c,
                next.d * a + next.e * d,
                next.d * b + next.e * e,
                next.d * c + next.e * f + next.f);
    }

    /** The map back; fails when this one flattens the plane. */
    public Affine inverse() {
        double det = a * e - b * d;
        if (det == 0) {
            throw new ArithmeticException("this map can't be undone");
        }
        return new Affine(e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det);
    }
}
