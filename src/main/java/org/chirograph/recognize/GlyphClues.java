package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chirograph.page.Box;
import org.chirograph.recognize.GlyphLattice.Read;

/** What, beside its posterior, tells whether a character read is right. */
final class GlyphClues {
    /**
     * What the net says of the ink alone (logit), and that it is none (logarithm); how well it fits its place on the line;
     * the posterior that these pieces are one character, whichever (logit); the mean posteriors of the line's and of the
     * page's other characters (logits), for a hand that is hard to read is so everywhere; whether it is a mark; whether its capital and
     * small form look alike; how many of its ends are cuts; its height in letters.
     */
    static final List<String> NAMES =
            List.of("Net", "None", "Fit", "Region", "Line", "Page", "Mark", "Alike", "Cuts", "Height");

    private GlyphClues() {}

    /** Sum of the posteriors of a page's or a line's characters, and how many they are. */
    record Sureness(double sum, int characters) {
        static Sureness of(Collection<Read> read) {
            return new Sureness(read.stream().mapToDouble(GlyphClues::posterior).sum(), read.size());
        }

        /** Of the others, as a logit. */
        double without(Read one) {
            return characters < 2 ? 0 : LogisticModel.logit((sum - posterior(one)) / (characters - 1));
        }
    }

    /** For each character its clues. */
    static List<double[]> of(
            GlyphLine line,
            List<Read> read,
            Sureness page,
            LetterFrame frame,
            LetterShape[] shapes,
            Alphabet alphabet,
            String alike) {
        Sureness own = Sureness.of(read);
        List<double[]> all = new ArrayList<>();
        for (Read r : read) {
            int label = r.arc().label();
            GlyphLine.Candidate candidate = line.candidates().get(r.arc().candidate());
            Box box = candidate.box();
            String grapheme = alphabet.grapheme(label);
            double region = r.posteriors().values().stream().mapToDouble(p -> p).sum();
            all.add(new double[] {
                LogisticModel.logit(Math.exp(candidate.logProbs()[label])),
                Math.max(GlyphDecoder.SUREST, candidate.logProbs()[Alphabet.BLANK]),
                frame.fit(box, shapes[label - 1]),
                LogisticModel.logit(region),
                own.without(r),
                page.without(r),
                Character.isLetterOrDigit(grapheme.charAt(0)) ? 0 : 1,
                alike.contains(grapheme) ? 1 : 0,
                cut(line, candidate.from()) + cut(line, candidate.to()),
                Math.min(3, box.height() / line.letter())
            });
        }
        return all;
    }

    private static double posterior(Read read) {
        return Math.min(1, read.posteriors().getOrDefault(read.arc().label(), 0.0));
    }

    /** 1 when a place is a cut through connected ink. */
    private static double cut(GlyphLine line, int place) {
        return place == 0 || place == line.pieces() ? 0 : line.places()[place][CharacterGaps.CUT];
    }
}
