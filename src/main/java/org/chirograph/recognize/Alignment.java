package org.chirograph.recognize;

import java.util.Arrays;

/** Where on a line the characters of a text stand: the most probable path of the text through the frames (Viterbi). */
final class Alignment {
    private static final float NEVER = Float.NEGATIVE_INFINITY;

    private Alignment() {}

    /**
     * The frame of each character, growing: of the frames a character holds on its best path, the one that says it most
     * clearly. Empty when the text has more characters than the line has frames.
     */
    static int[] frames(Emissions e, int[] labels) {
        int frames = e.frames();
        int states = 2 * labels.length + 1;
        if (labels.length == 0 || frames < labels.length) {
            return new int[0];
        }
        float[] logProbs = e.logProbs();
        int classes = e.classes();
        byte[] back = new byte[frames * states];
        float[] now = new float[states];
        float[] next = new float[states];
        Arrays.fill(now, NEVER);
        now[0] = logProbs[Alphabet.BLANK];
        now[1] = logProbs[labels[0]];
        for (int t = 1; t < frames; t++) {
            for (int s = 0; s < states; s++) {
                float best = now[s];
                byte step = 0;
                if (s > 0 && now[s - 1] > best) {
                    best = now[s - 1];
                    step = 1;
                }
                if ((s & 1) == 1 && s > 1 && labels[s / 2] != labels[s / 2 - 1] && now[s - 2] > best) {
                    best = now[s - 2];
                    step = 2;
                }
                next[s] = best + logProbs[t * classes + ((s & 1) == 0 ? Alphabet.BLANK : labels[s / 2])];
                back[t * states + s] = step;
            }
            float[] swap = now;
            now = next;
            next = swap;
        }
        int at = now[states - 1] > now[states - 2] ? states - 1 : states - 2;
        if (now[at] == NEVER) {
            return new int[0];
        }
        int[] clearest = new int[labels.length];
        float[] clarity = new float[labels.length];
        Arrays.fill(clarity, NEVER);
        for (int t = frames - 1; t >= 0; t--) {
            if ((at & 1) == 1) {
                float p = logProbs[t * classes + labels[at / 2]];
                if (p > clarity[at / 2]) {
                    clarity[at / 2] = p;
                    clearest[at / 2] = t;
                }
            }
            at -= back[t * states + at];
        }
        return clearest;
    }
}
