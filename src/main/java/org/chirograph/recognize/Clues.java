package org.chirograph.recognize;

import java.util.Arrays;
import java.util.List;

/**
 * What bears on whether a reading is right besides its share among the texts that were found. A page that is harder
 * than those a model was tuned on shows in the line's clarity; a character that was lost or that the net alone would have
 * read otherwise, in the frames around it; a word that nobody writes, in what the n-grams say of it.
 */
final class Clues {
    /**
     * The line's clarity, that is the mean over its characters of the log-probability that the net gives them; and the
     * same mean over the word's characters by the n-grams.
     */
    static final List<String> OF_WORD = List.of("Line", "Ngram");

    /**
     * Of another reading of a word: the log-odds of the first, the logarithm of its own rank, the line's clarity.
     */
    static final List<String> OF_OTHER = List.of("First", "Rank", "Line");

    /**
     * The word's posterior, the net's preference for the character, what else its frames say, the line's clarity; how
     * undecided the net is at its frame; what the n-grams say of the character, of the one after it, of the word's.
     */
    static final List<String> OF_GLYPH =
            List.of("Word", "Margin", "Ambiguity", "Line", "Entropy", "Ngram", "Next", "NgramWord");

    /** Probabilities under this are as good as none. */
    private static final double LEAST = 1e-6;

    /** A preference beyond this, in nats, is no surer. */
    private static final double MOST_MARGIN = 15;

    private final Emissions e;
    private final int space;
    private final double line;

    /**
     * @param text of the whole line
     * @param frames where its characters stand
     */
    Clues(Emissions e, int space, int[] text, int[] frames) {
        this.e = e;
        this.space = space;
        double sum = 0;
        for (int i = 0; i < frames.length; i++) {
            sum += e.at(frames[i], text[i]);
        }
        this.line = frames.length == 0 ? 0 : sum / frames.length;
    }

    /** @param spoken what the n-grams give to each of the word's characters and, last, to what follows it; logs */
    double[] ofWord(double[] spoken) {
        return new double[] {line, mean(spoken)};
    }

    /**
     * For each character of a word.
     *
     * @param from the word's first frame
     * @param to the frame after its last
     * @param frames where its characters stand
     * @param posterior the word's, before it is made honest
     * @param spoken as for the word
     */
    double[][] ofGlyphs(int from, int to, int[] labels, int[] frames, double posterior, double[] spoken) {
        double[][] clues = new double[labels.length][];
        int last = labels.length - 1;
        for (int i = 0; i <= last; i++) {
            int begin = i == 0 ? from : (frames[i - 1] + frames[i] + 1) / 2;
            int end = i == last ? to : (frames[i] + frames[i + 1]) / 2 + 1;
            int before = i == 0 ? labels[i] : labels[i - 1];
            int after = i == last ? labels[i] : labels[i + 1];
            clues[i] = new double[] {
                LogisticModel.logit(posterior),
                margin(frames[i], labels[i]),
                ambiguity(begin, end, labels[i], before, after),
                line,
                entropy(frames[i]),
                spoken[i],
                spoken[i + 1],
                mean(spoken)
            };
        }
        return clues;
    }

    /** Of a word's own characters, without what follows. */
    private static double mean(double[] spoken) {
        return Arrays.stream(spoken, 0, spoken.length - 1).average().orElse(0);
    }

    /** Of the net's classes at a frame, in nats. */
    private double entropy(int frame) {
        double sum = 0;
        for (int k = 0; k < e.classes(); k++) {
            sum -= Math.exp(e.at(frame, k)) * e.at(frame, k);
        }
        return sum;
    }

    /** By how much the net prefers a character to any other at a frame. */
    private double margin(int frame, int label) {
        float other = (float) Math.log(LEAST);
        for (int k = 1; k < e.classes(); k++) {
            if (k != label) {
                other = Math.max(other, e.at(frame, k));
            }
        }
        return Math.clamp(e.at(frame, label) - other, -MOST_MARGIN, MOST_MARGIN);
    }

    /** Log of the most that any frame gives to what is neither the character nor its neighbours nor a space. */
    private double ambiguity(int begin, int end, int label, int before, int after) {
        double most = LEAST;
        for (int t = begin; t < end; t++) {
            double other = 1 - Math.exp(e.at(t, Alphabet.BLANK)) - Math.exp(e.at(t, label));
            if (other > most && before != label) {
                other -= Math.exp(e.at(t, before));
            }
            if (other > most && after != label && after != before) {
                other -= Math.exp(e.at(t, after));
            }
            if (other > most && space > 0) {
                other -= Math.exp(e.at(t, space));
            }
            most = Math.max(most, other);
        }
        return Math.log(most);
    }
}
