package org.chirograph.recognize;

import java.util.Arrays;
import java.util.List;
import org.chirograph.page.Box;

/**
 * What lies between neighbouring pieces of a row tells whether a character ends there: a cut through connected ink or a
 * gap, how wide either is, how large the pieces are beside it. The net cannot see that, for each of its pictures fills
 * its frame and ends where the ink does.
 */
final class CharacterGaps {
    /**
     * Each clue with what it is measured in. Of a cut: that it is one, the ink it goes through (in strokes), how wide
     * (logarithm) and high the connected ink is, and how near its edge the cut lies (in letter heights). Of a gap: its
     * width, up to a little, up to more, and beside the row's usual one. Of neither: by what share of the narrower one
     * pieces stand above each other, and whether they do without touching rows. Of gap or overlap: how small the smaller
     * piece is, that times the gap, and that both are small and level, that times the gap.
     */
    static final List<String> CLUES = List.of(
            "Cut",
            "CutInk",
            "CutWide",
            "CutHigh",
            "CutEdge",
            "Gap",
            "Near",
            "Loose",
            "Above",
            "AboveApart",
            "Small",
            "SmallGap",
            "Twin",
            "TwinGap");

    /** Place among the clues of the one that tells cuts from gaps. */
    static final int CUT = 0;

    /** Pieces on either side that are looked at. */
    private static final int NEIGHBOURS = 3;

    private static final double MOST_INK = 4;
    private static final double WIDE_GAP = 0.6;
    private static final double NEAR_GAP = 0.1;
    private static final double LOOSEST = 3;

    /** Pieces are level when their middles differ by less than this, in letter heights. */
    private static final double LEVEL = 0.2;

    /** Largest side of a small piece, likewise. */
    private static final double SMALL = 0.55;

    private final LinePieces.Row row;
    private final double usual;

    private CharacterGaps(LinePieces.Row row, double usual) {
        this.row = row;
        this.usual = usual;
    }

    /** For each place between pieces, 1 to one less than their number, its clues; nothing at 0. */
    static double[][] of(LinePieces.Row row) {
        int n = row.pieces().size();
        double[] open = new double[Math.max(0, n - 1)];
        for (int place = 1; place < n; place++) {
            open[place - 1] = gap(row, place);
        }
        double[] some = Arrays.stream(open).filter(g -> g > 0).sorted().toArray();
        double usual = some.length == 0 ? NEAR_GAP : Math.max(NEAR_GAP / 2, some[some.length / 2]);
        CharacterGaps gaps = new CharacterGaps(row, usual);
        double[][] clues = new double[Math.max(1, n)][];
        for (int place = 1; place < n; place++) {
            clues[place] = gaps.clues(place);
        }
        return clues;
    }

    /** Width of the empty columns at a place, in letter heights; negative where pieces overlap. */
    private static double gap(LinePieces.Row row, int place) {
        double right =
                before(row, place).stream().mapToDouble(InkPiece::right).max().orElse(0);
        double left =
                after(row, place).stream().mapToDouble(InkPiece::left).min().orElse(0);
        return (left - right) / row.letter();
    }

    private static List<InkPiece> before(LinePieces.Row row, int place) {
        return row.pieces().subList(Math.max(0, place - NEIGHBOURS), place);
    }

    private static List<InkPiece> after(LinePieces.Row row, int place) {
        return row.pieces().subList(place, Math.min(row.pieces().size(), place + NEIGHBOURS));
    }

    private double[] clues(int place) {
        double[] clues = new double[CLUES.size()];
        for (InkPiece right : after(row, place)) {
            for (InkPiece left : before(row, place)) {
                if (left.whole() == right.whole()) {
                    cut(right, clues);
                    return clues;
                }
            }
        }
        InkPiece left = row.pieces().get(place - 1);
        InkPiece right = row.pieces().get(place);
        double gap = gap(row, place);
        if (gap > 0) {
            clues[5] = Math.min(gap, WIDE_GAP);
            clues[6] = Math.min(gap, NEAR_GAP);
            clues[7] = Math.min(gap / usual, LOOSEST);
        } else {
            above(place, clues);
        }
        double size = Math.min(side(left), side(right));
        clues[10] = 1 - Math.min(1, size);
        clues[11] = clues[10] * clues[5];
        boolean level = Math.abs(middle(left) - middle(right)) < LEVEL * row.letter();
        clues[12] = level && Math.max(side(left), side(right)) < SMALL ? 1 : 0;
        clues[13] = clues[12] * clues[5];
        return clues;
    }

    private void cut(InkPiece right, double[] clues) {
        InkPiece whole = right.whole();
        double ends = Math.min(right.left() - whole.left(), whole.right() - right.left());
        clues[CUT] = 1;
        clues[1] = Math.min(MOST_INK, right.joint() / row.stroke());
        clues[2] = Math.log(Math.max(0.1, whole.width() / row.letter()));
        clues[3] = Math.min(2, whole.box().height() / row.letter());
        clues[4] = Math.min(1, ends / row.letter());
    }

    private void above(int place, double[] clues) {
        for (InkPiece left : before(row, place)) {
            for (InkPiece right : after(row, place)) {
                double shared = Math.min(left.right(), right.right()) - Math.max(left.left(), right.left());
                double share = Math.clamp(shared / Math.min(left.width(), right.width()), 0, 1);
                if (share > clues[8]) {
                    Box a = left.box();
                    Box b = right.box();
                    boolean apart = a.bottom() < b.y() || b.bottom() < a.y();
                    clues[8] = share;
                    clues[9] = apart ? share : 0;
                }
            }
        }
    }

    private double side(InkPiece piece) {
        return Math.max(piece.box().width(), piece.box().height()) / row.letter();
    }

    private static double middle(InkPiece piece) {
        return piece.box().y() + piece.box().height() / 2.0;
    }
}
