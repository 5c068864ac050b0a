package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.page.Box;

/** A line's ink with all that it may be joined to, and what the net says of each. Boxes are in the ink's frame. */
final class GlyphLine {
    /** Most pieces that one character is written in, or cut into. */
    private static final int MOST_PIECES = 5;

    /** Greatest width and height of a character, in letter heights. */
    private static final double WIDEST = 1.9;

    private static final double HIGHEST = 2.2;

    /** Widest gap inside a character, in letter heights: between the strokes of a quotation mark. */
    private static final double WIDEST_GAP = 0.35;

    /** A gap between words is this wide at least, in letter heights, and this many times the line's usual gap. */
    private static final double WORD_GAP = 0.45;

    private static final double WORD_GAP_TIMES = 2;

    /** By how much the log-odds of a word gap grow when it is a letter's height wider. */
    private static final double GAP_SLOPE = 10;

    private final LinePieces.Row row;
    private final List<Candidate> candidates;
    private final double[][] places;

    /**
     * Pieces {@code from} to {@code to - 1}, and the log-probability of every class.
     */
    record Candidate(int from, int to, Box box, float[] logProbs) {}

    private GlyphLine(LinePieces.Row row, List<Candidate> candidates) {
        this.row = row;
        this.candidates = candidates;
        this.places = CharacterGaps.of(row);
    }

    /** Neighbouring pieces that one character may be written in, as first and one past last. */
    static List<int[]> spans(LinePieces.Row row) {
        List<int[]> spans = new ArrayList<>();
        List<InkPiece> pieces = row.pieces();
        for (int from = 0; from < pieces.size(); from++) {
            InkPiece first = pieces.get(from);
            Box box = first.box();
            double left = first.left();
            double right = first.right();
            for (int to = from + 1; to <= Math.min(pieces.size(), from + MOST_PIECES); to++) {
                InkPiece next = pieces.get(to - 1);
                Box joined = box.union(next.box());
                double least = Math.min(left, next.left());
                double most = Math.max(right, next.right());
                if (to > from + 1
                        && (next.left() - right > WIDEST_GAP * row.letter()
                                || most - least > WIDEST * row.letter()
                                || joined.height() > HIGHEST * row.letter())) {
                    break;
                }
                box = joined;
                left = least;
                right = most;
                spans.add(new int[] {from, to});
            }
        }
        return spans;
    }

    static GlyphLine of(LinePieces.Row row, int pageWidth, GlyphNet net) {
        List<int[]> spans = spans(row);
        float[][] logProbs = net.logProbs(
                spans.stream().map(s -> row.image(s[0], s[1], pageWidth)).toList());
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < logProbs.length; i++) {
            int from = spans.get(i)[0];
            int to = spans.get(i)[1];
            candidates.add(new Candidate(from, to, row.box(from, to), logProbs[i]));
        }
        return new GlyphLine(row, candidates);
    }

    int pieces() {
        return row.pieces().size();
    }

    /** Height of a tall letter, in pixels. */
    double letter() {
        return row.letter();
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** For each place between pieces, from 1 on, the clues of {@link CharacterGaps}. */
    double[][] places() {
        return places;
    }

    /** For each place between pieces, the outer two included, the log-odds that a word ends there. */
    double[] gaps() {
        int n = pieces();
        double[] gaps = new double[n + 1];
        double[] left = new double[n + 1];
        left[n] = Double.MAX_VALUE;
        for (int i = n - 1; i >= 0; i--) {
            left[i] = Math.min(left[i + 1], row.pieces().get(i).left());
        }
        double right = -Double.MAX_VALUE;
        for (int i = 1; i < n; i++) {
            right = Math.max(right, row.pieces().get(i - 1).right());
            gaps[i] = left[i] - right;
        }
        double[] open =
                java.util.Arrays.stream(gaps).filter(g -> g > 0).sorted().toArray();
        double usual = open.length == 0 ? 0 : open[open.length / 2];
        double least = Math.max(WORD_GAP * letter(), WORD_GAP_TIMES * usual);
        for (int i = 0; i <= n; i++) {
            gaps[i] = GAP_SLOPE * (gaps[i] - least) / letter();
        }
        return gaps;
    }
}
