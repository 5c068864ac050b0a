package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.chirograph.page.Box;
import org.chirograph.recognize.GlyphLattice.Arc;
import org.chirograph.recognize.GlyphLattice.Read;
import org.chirograph.text.CharacterModel;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line's ink: first by the look of its characters alone; from what that gives, baseline and letter heights are
 * measured; then again with what these say of capital and small, comma and stroke. Belongs to one thread.
 */
final class GlyphDecoder {
    /** Classes that a candidate may be, and the log-probability below which it is not. */
    private static final int MOST_CLASSES = 6;

    private static final double LEAST_LOG_PROB = -8;

    /** Ink is never surer to be a character than this, as the log-probability that it is none. */
    static final double SUREST = -6;

    /**
     * Chance that a character follows no language. On composed pages 0.02 found more characters than 0.1 and labelled
     * them better; it was not compared with 0 under the present costs.
     */
    private static final double STRANGE = 0.02;

    /** What is known of a place before its clues: nothing. */
    private static final double EVEN = 0.5;

    /** Times that letter heights are measured. */
    private static final int ROUNDS = 2;

    /** Letters whose small form has the shape of the capital say little about the heights of either. */
    private static final String ALIKE = "CcOoSsUuVvWwXxZzKkPp0";

    private static final double ALIKE_WEIGHT = 0.3;

    private final Alphabet alphabet;
    private final GlyphSettings settings;
    private final LanguagePrior prior;
    private final LetterShape[] shapes;

    GlyphDecoder(Alphabet alphabet, @Nullable CharacterModel language, GlyphSettings settings) {
        this.alphabet = alphabet;
        this.settings = settings;
        List<String> spaced = new ArrayList<>(alphabet.graphemes());
        spaced.add(" ");
        this.prior = new LanguagePrior(
                language,
                new Alphabet(spaced),
                ReaderSettings.UNTUNED.weighing(settings.ngramWeight(), settings.bonus()),
                STRANGE);
        this.shapes = IntStream.range(1, alphabet.classes())
                .mapToObj(c -> LetterShape.of(alphabet.grapheme(c)))
                .toArray(LetterShape[]::new);
    }

    /** The characters of a line from left to right; each arc's candidate is a number in the line's candidates. */
    List<Read> decode(GlyphLine line) {
        if (line.pieces() == 0) {
            return List.of();
        }
        List<Read> read = lattice(line, null).read(settings.temperature());
        for (int round = 0; round < ROUNDS && settings.frame() > 0 && !read.isEmpty(); round++) {
            read = lattice(line, frame(line, read)).read(settings.temperature());
        }
        return read;
    }

    /**
     * For each character of a reading the clues to whether it is right, in the order of {@link GlyphClues#NAMES}.
     *
     * @param page how sure the readings of the whole page are
     */
    List<double[]> clues(GlyphLine line, List<Read> read, GlyphClues.Sureness page) {
        return read.isEmpty() ? List.of() : GlyphClues.of(line, read, page, frame(line, read), shapes, alphabet, ALIKE);
    }

    private LetterFrame frame(GlyphLine line, List<Read> read) {
        List<LetterFrame.Seen> seen = new ArrayList<>();
        for (Read r : read) {
            int label = r.arc().label();
            double sure = r.posteriors().getOrDefault(label, 0.0);
            boolean alike = ALIKE.contains(alphabet.grapheme(label));
            Box box = line.candidates().get(r.arc().candidate()).box();
            seen.add(new LetterFrame.Seen(box, shapes[label - 1], sure * (alike ? ALIKE_WEIGHT : 1)));
        }
        return LetterFrame.fit(seen, line.letter());
    }

    private GlyphLattice lattice(GlyphLine line, @Nullable LetterFrame frame) {
        List<Arc> arcs = new ArrayList<>();
        double[] ends = new double[line.pieces() + 1];
        double[] within = new double[line.pieces() + 1];
        for (int place = 1; place < line.pieces(); place++) {
            double p = settings.places().apply(EVEN, line.places()[place]);
            ends[place] = settings.ends() * Math.log(p);
            within[place] = settings.ends() * Math.log1p(-p);
        }
        for (int i = 0; i < line.candidates().size(); i++) {
            GlyphLine.Candidate candidate = line.candidates().get(i);
            float[] said = candidate.logProbs();
            double none = settings.reject() * Math.max(SUREST, said[Alphabet.BLANK]);
            double one = ends[candidate.to()];
            for (int place = candidate.from() + 1; place < candidate.to(); place++) {
                one += within[place];
            }
            List<Arc> these = new ArrayList<>();
            for (int label = 1; label < said.length; label++) {
                if (said[label] > LEAST_LOG_PROB) {
                    double fits = frame == null ? 0 : settings.frame() * frame.fit(candidate.box(), shapes[label - 1]);
                    these.add(new Arc(i, candidate.from(), candidate.to(), label, said[label] - none + one + fits));
                }
            }
            these.sort(Comparator.comparingDouble(Arc::score).reversed());
            arcs.addAll(these.subList(0, Math.min(MOST_CLASSES, these.size())));
        }
        return new GlyphLattice(line.pieces(), arcs, line.gaps(), settings.skip(), prior, alphabet.classes());
    }
}
