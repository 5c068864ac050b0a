package org.chirograph.recognize;

/**
 * The classes worth trying at each frame of a line, the most probable first, picked once for all searches of the line
 * and its words.
 */
final class LikelyClasses {
    /** At most so many classes are tried at a frame. */
    static final int MOST = 10;

    /** A class this improbable at a frame (natural log) starts no new character there. */
    private static final float LEAST = -8f;

    /** A frame this surely blank (natural log of 0.9999) changes no text. */
    private static final float SURELY_BLANK = -1e-4f;

    private final Emissions emissions;

    /** How many at each frame; none where it is surely blank. */
    private final byte[] counts;

    /** {@value #MOST} places a frame. */
    private final short[] classes;

    private final double[] probabilities;

    LikelyClasses(Emissions emissions) {
        this.emissions = emissions;
        int frames = emissions.frames();
        counts = new byte[frames];
        classes = new short[frames * MOST];
        probabilities = new double[frames * MOST];
        for (int t = 0; t < frames; t++) {
            if (!surelyBlank(t)) {
                pick(t);
            }
        }
    }

    private void pick(int frame) {
        int tried = 0;
        int first = frame * MOST;
        for (int c = 1; c < emissions.classes(); c++) {
            float p = emissions.at(frame, c);
            if (p < LEAST || tried == MOST && p <= emissions.at(frame, classes[first + tried - 1])) {
                continue;
            }
            int at = first + (tried < MOST ? tried++ : tried - 1);
            while (at > first && emissions.at(frame, classes[at - 1]) < p) {
                classes[at] = classes[at - 1];
                at--;
            }
            classes[at] = (short) c;
        }
        for (int k = first; k < first + tried; k++) {
            probabilities[k] = Math.exp(emissions.at(frame, classes[k]));
        }
        counts[frame] = (byte) tried;
    }

    boolean surelyBlank(int frame) {
        return emissions.at(frame, Alphabet.BLANK) > SURELY_BLANK;
    }

    int count(int frame) {
        return counts[frame];
    }

    /** The class of that rank at a frame. */
    int label(int frame, int rank) {
        return classes[frame * MOST + rank];
    }

    /** Its probability there. */
    double probability(int frame, int rank) {
        return probabilities[frame * MOST + rank];
    }

    Emissions emissions() {
        return emissions;
    }
}
