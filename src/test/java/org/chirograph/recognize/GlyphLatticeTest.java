package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chirograph.recognize.GlyphLattice.Arc;
import org.chirograph.recognize.GlyphLattice.Read;
import org.junit.jupiter.api.Test;

/** Against all ways to read a few pieces, listed one by one. */
class GlyphLatticeTest {
    private static final int PIECES = 5;
    private static final double SKIP = -2;
    private static final Alphabet ALPHABET = new Alphabet(List.of("a", "b", "c", " "));
    private static final int SPACE = 4;

    /** A way: its arcs, and the score of all that it takes and skips. */
    private record Way(List<Arc> arcs, double score) {}

    @Test
    void findsTheBestWayAndTheProbabilityOfEachOfItsCharacters() {
        for (long seed = 0; seed < 50; seed++) {
            for (double temperature : new double[] {1, 2.5}) {
                agree(arcs(new Random(seed)), temperature);
            }
        }
    }

    private static void agree(List<Arc> arcs, double temperature) {
        List<Way> ways = new ArrayList<>();
        extend(new Way(List.of(), 0), 0, arcs, ways);
        Way best = ways.stream().max((a, b) -> Double.compare(a.score, b.score)).orElseThrow();
        double total = 0;
        Map<Arc, Double> sums = new HashMap<>();
        for (Way way : ways) {
            double weight = Math.exp(way.score / temperature);
            total += weight;
            way.arcs.forEach(arc -> sums.merge(arc, weight, Double::sum));
        }
        List<Read> read = lattice(arcs).read(temperature);
        assertThat(read.stream().map(Read::arc)).containsExactlyElementsOf(best.arcs);
        for (Read r : read) {
            assertThat(r.posteriors().get(r.arc().label())).isCloseTo(sums.get(r.arc()) / total, within(1e-4));
        }
    }

    private static GlyphLattice lattice(List<Arc> arcs) {
        LanguagePrior none = new LanguagePrior(null, ALPHABET, ReaderSettings.UNTUNED.weighing(0, 0));
        double[] noGaps = new double[PIECES + 1];
        java.util.Arrays.fill(noGaps, -100);
        return new GlyphLattice(PIECES, arcs, noGaps, SKIP, none, SPACE);
    }

    /** Every way on from a place, skipping pieces or taking arcs. */
    private static void extend(Way way, int place, List<Arc> arcs, List<Way> ways) {
        if (place == PIECES) {
            ways.add(way);
            return;
        }
        extend(new Way(way.arcs, way.score + SKIP), place + 1, arcs, ways);
        for (Arc arc : arcs) {
            if (arc.from() == place) {
                List<Arc> longer = new ArrayList<>(way.arcs);
                longer.add(arc);
                extend(new Way(longer, way.score + arc.score()), arc.to(), arcs, ways);
            }
        }
    }

    private static List<Arc> arcs(Random random) {
        List<Arc> arcs = new ArrayList<>();
        int candidate = 0;
        for (int from = 0; from < PIECES; from++) {
            for (int to = from + 1; to <= Math.min(PIECES, from + 3); to++) {
                for (int label = 1; label < SPACE; label++) {
                    arcs.add(new Arc(candidate, from, to, label, -4 * random.nextDouble()));
                }
                candidate++;
            }
        }
        return arcs;
    }
}
