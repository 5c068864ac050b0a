package org.chirograph.train.synthetic;

import java.util.random.RandomGenerator;

/**
 * One writer's machine, press or pen on one day: its face, pitch and wear. Letters have faults of their own (a type sits high, strikes
 * weakly, leans) that come back each time they are struck.
 */
final class Machine {
    final Typeface face;
    final double xHeight;
    final double stretch;
    final double pitchFactor;
    final double lineSpacing;
    final double wobble;
    final double unevenness;
    final double slope;
    /** Lean of the letters to the right, in x-heights for each x-height of height. */
    final double slant;

    private final long faults;

    /** Deviation of a worn type's height from the line, in x-heights. */
    private static final double TYPE_OFFSET = 0.035;

    Machine(Typeface face, double xHeight, RandomGenerator random) {
        this.face = face;
        this.xHeight = xHeight;
        boolean typed = face.kind() == WritingKind.TYPEWRITER;
        boolean hand = face.kind() == WritingKind.HAND;
        this.stretch = typed
                ? 0.88 + 0.27 * random.nextDouble()
                : hand ? Math.exp(0.2 + 0.22 * random.nextGaussian()) : 0.92 + 0.16 * random.nextDouble();
        this.pitchFactor = typed
                ? 0.93 + 0.2 * random.nextDouble()
                // Joined letters must go on touching.
                : hand
                        ? 1
                        : face.kind() == WritingKind.FRAKTUR
                                ? 1 + 0.2 * random.nextDouble()
                                : 0.97 + 0.08 * random.nextDouble();
        this.slant = hand ? 0.18 * random.nextGaussian() : 0;
        this.lineSpacing = 2.25 + 2.6 * random.nextDouble() * random.nextDouble() + (typed ? 0 : 0.2);
        this.wobble = typed ? 0.05 * random.nextDouble() : 0.015 * random.nextDouble();
        this.unevenness = typed ? 0.5 * Math.pow(random.nextDouble(), 1.5) : 0.15 * random.nextDouble();
        this.slope = 0.006 * random.nextGaussian();
        this.faults = random.nextLong();
    }

    /** Height of this type above the line, in x-heights. */
    double offset(int character) {
        return TYPE_OFFSET * fault(character, 1) * (face.kind() == WritingKind.TYPEWRITER ? 1 : 0);
    }

    /** How much fainter this type strikes, in [0, 0.5]. */
    double weakness(int character) {
        double f = fault(character, 2);
        return f > 1 ? Math.min(0.5, (f - 1) * 0.4 * unevenness * 2) : 0;
    }

    /** Roughly normal, the same for the same letter. */
    private double fault(int character, int which) {
        long h = faults + character * 0x9E3779B97F4A7C15L + which * 0xD1B54A32D192ED03L;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        h ^= h >>> 31;
        double a = (h & 0xffff) / 65535.0;
        double b = (h >>> 16 & 0xffff) / 65535.0;
        double c = (h >>> 32 & 0xffff) / 65535.0;
        return 2 * (a + b + c - 1.5);
    }
}
