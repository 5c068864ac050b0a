package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways to read a row of pieces of ink: each piece belongs to one character, alone or with its neighbours, or to
 * none. Finds the best way, and how probable each of its characters is among all ways.
 *
 * <p>A way's score is the sum of its characters' scores, of what the n-grams say of its text, of its word gaps, and of
 * the cost of every piece it skips; its probability is proportional to the exponential of its score over the
 * temperature. The search goes from piece to piece and keeps at each the best {@link #KEPT} of the ways that differ for
 * the n-grams; the sums run over all ways that lead through those. Immutable.
 */
final class GlyphLattice {
    /** Ways kept at each place; with fewer than that many n-gram states nothing is lost. */
    static final int KEPT = 12;

    /** A step whose score, before the n-grams', is so far below a place's best is not taken: e to the −12. */
    private static final double FAR = 12;

    /** Log-odds beyond which a place is surely a word gap, or surely none. */
    private static final double SURE = 7;

    private final int pieces;
    private final List<List<Arc>> ending;
    private final double[] gaps;
    private final double skip;
    private final LanguagePrior prior;
    private final int space;

    /**
     * Pieces {@code from} to {@code to - 1} taken for a character.
     *
     * @param candidate number of the joined pieces, whatever they are taken for
     * @param label class of the character
     */
    record Arc(int candidate, int from, int to, int label, double score) {}

    /**
     * A character of the best way.
     *
     * @param afterSpace whether a word gap lies before it
     * @param posteriors of every class that these joined pieces may be, of any way, by class
     */
    record Read(Arc arc, boolean afterSpace, Map<Integer, Double> posteriors) {}

    /**
     * @param gaps for each place between pieces, 0 to {@code pieces}, the log-odds that a word ends there
     * @param skip what is added to the score for a piece that is no character's; negative
     * @param space class of the space in {@code prior}
     */
    GlyphLattice(int pieces, Collection<Arc> arcs, double[] gaps, double skip, LanguagePrior prior, int space) {
        this.pieces = pieces;
        this.ending = new ArrayList<>();
        for (int i = 0; i <= pieces; i++) {
            ending.add(new ArrayList<>());
        }
        arcs.forEach(arc -> ending.get(arc.to).add(arc));
        this.gaps = gaps;
        this.skip = skip;
        this.prior = prior;
        this.space = space;
    }

    /** One way as far as a place, or all that the n-grams cannot tell apart. */
    private static final class Way {
        final int place;
        final int state;
        final boolean begun;
        final List<Step> steps = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        Step bestStep;
        double forward = Double.NEGATIVE_INFINITY;
        double backward = Double.NEGATIVE_INFINITY;

        @SuppressWarnings("NullAway.Init")
        Way(int place, int state, boolean begun) {
            this.place = place;
            this.state = state;
            this.begun = begun;
        }
    }

    /** @param arc of the character that the step reads, absent where it skips a piece */
    private record Step(Way from, Optional<Arc> arc, boolean afterSpace, double score) {}

    /** @param temperature divides scores before they become probabilities */
    List<Read> read(double temperature) {
        List<Collection<Way>> places = new ArrayList<>();
        Way start = new Way(0, prior.start(), false);
        start.best = 0;
        start.forward = 0;
        places.add(List.of(start));
        for (int place = 1; place <= pieces; place++) {
            places.add(reach(place, places, temperature));
        }
        Way end = finish(places.get(pieces), temperature);
        for (int place = pieces; place > 0; place--) {
            for (Way way : places.get(place)) {
                for (Step step : way.steps) {
                    step.from.backward = add(step.from.backward, way.backward + step.score / temperature);
                }
            }
        }
        return best(end, places, temperature);
    }

    /** The best score with which an arc can end at a place, the n-grams' apart. */
    private double best(int place, List<Collection<Way>> places) {
        double most = Double.NEGATIVE_INFINITY;
        for (Arc arc : ending.get(place)) {
            for (Way from : places.get(arc.from)) {
                most = Math.max(most, from.best + arc.score);
            }
        }
        return most;
    }

    private Collection<Way> reach(int place, List<Collection<Way>> places, double temperature) {
        Map<Long, Way> ways = new HashMap<>();
        for (Way from : places.get(place - 1)) {
            reach(ways, place, from.state, from.begun, new Step(from, Optional.empty(), false, skip));
        }
        double least = best(place, places) - FAR;
        for (Arc arc : ending.get(place)) {
            double odds = gaps[arc.from];
            double apart = logistic(odds);
            double together = logistic(-odds);
            for (Way from : places.get(arc.from)) {
                if (from.best + arc.score < least) {
                    continue;
                }
                if (!from.begun || odds < SURE) {
                    double said = prior.score(from.state, arc.label) + arc.score;
                    int next = prior.next(from.state, arc.label);
                    reach(
                            ways,
                            place,
                            next,
                            true,
                            new Step(from, Optional.of(arc), false, said + (from.begun ? together : 0)));
                }
                if (from.begun && odds > -SURE) {
                    int spaced = prior.next(from.state, space);
                    double score =
                            apart + prior.logProb(from.state, space) + prior.score(spaced, arc.label) + arc.score;
                    reach(
                            ways,
                            place,
                            prior.next(spaced, arc.label),
                            true,
                            new Step(from, Optional.of(arc), true, score));
                }
            }
        }
        List<Way> kept = new ArrayList<>(ways.values());
        kept.sort((a, b) -> Double.compare(b.best, a.best));
        List<Way> some = kept.size() > KEPT ? kept.subList(0, KEPT) : kept;
        for (Way way : some) {
            for (Step step : way.steps) {
                way.forward = add(way.forward, step.from.forward + step.score / temperature);
            }
        }
        return some;
    }

    private static void reach(Map<Long, Way> ways, int place, int state, boolean begun, Step step) {
        Way way = ways.computeIfAbsent(2L * state + (begun ? 1 : 0), k -> new Way(place, state, begun));
        way.steps.add(step);
        if (step.from.best + step.score > way.best) {
            way.best = step.from.best + step.score;
            way.bestStep = step;
        }
    }

    private Way finish(Collection<Way> ways, double temperature) {
        Way best = ways.iterator().next();
        double most = Double.NEGATIVE_INFINITY;
        for (Way way : ways) {
            double ending = prior.endScore(way.state);
            way.backward = ending / temperature;
            if (way.best + ending > most) {
                most = way.best + ending;
                best = way;
            }
        }
        return best;
    }

    private List<Read> best(Way end, List<Collection<Way>> places, double temperature) {
        double total = Double.NEGATIVE_INFINITY;
        for (Way way : places.get(pieces)) {
            total = add(total, way.forward + way.backward);
        }
        List<Read> read = new ArrayList<>();
        for (Way way = end; way.place > 0; way = way.bestStep.from) {
            if (way.bestStep.arc.isPresent()) {
                Arc arc = way.bestStep.arc.get();
                read.addFirst(new Read(
                        arc,
                        way.bestStep.afterSpace,
                        posteriors(arc.candidate, places.get(way.place), total, temperature)));
            }
        }
        return read;
    }

    private static Map<Integer, Double> posteriors(
            int candidate, Collection<Way> ways, double total, double temperature) {
        Map<Integer, Double> sums = new LinkedHashMap<>();
        for (Way way : ways) {
            for (Step step : way.steps) {
                if (step.arc.isPresent() && step.arc.get().candidate == candidate) {
                    double log = step.from.forward + step.score / temperature + way.backward - total;
                    sums.merge(step.arc.get().label, Math.exp(log), Double::sum);
                }
            }
        }
        return sums;
    }

    private static double logistic(double odds) {
        return -Math.log1p(Math.exp(-odds));
    }

    /** log(eᵃ + eᵇ). */
    private static double add(double a, double b) {
        double max = Math.max(a, b);
        return max == Double.NEGATIVE_INFINITY ? max : max + Math.log1p(Math.exp(Math.min(a, b) - max));
    }
}
