package org.chirograph.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chirograph.page.Reading;
import org.jspecify.annotations.Nullable;

/** A line that Lucene found. Its probabilities are those of the index until its readings are looked at. */
final class Candidate {
    private final int number;
    private final Place place;
    private final String pipeline;
    private final boolean possible;
    private double[] probabilities;
    private double[] weights;
    private @Nullable LineMatcher match;
    private double score;

    /**
     * @param number that Lucene has for it
     * @param pipeline with which its page was read; may be empty
     * @param probabilities for each part of the query, that it stands in this line, as far as the index tells
     * @param possible whether no reading fits, only some like it
     */
    Candidate(int number, Place place, String pipeline, double[] probabilities, boolean possible) {
        this.number = number;
        this.place = place;
        this.pipeline = pipeline;
        this.probabilities = probabilities;
        this.weights = probabilities;
        this.possible = possible;
    }

    /** Takes the exact probabilities from the line's readings. */
    void look(LineMatcher readings) {
        match = readings;
        probabilities = readings.probabilities();
        weights = readings.weights();
    }

    boolean isLookedAt() {
        return match != null;
    }

    int number() {
        return number;
    }

    Place place() {
        return place;
    }

    String pipeline() {
        return pipeline;
    }

    boolean isPossible() {
        return possible;
    }

    double score() {
        return score;
    }

    /** What this part of the query adds to the line's score, in [0, 1]. */
    double weight(int part) {
        return weights[part];
    }

    /** Whether it has what the query requires. */
    boolean fits(QueryTree query) {
        return query.holds(
                Arrays.stream(probabilities).iterator(), filter -> filter.holds(place, pipeline, confidence()));
    }

    /** How words that were asked for by their stems are spelt in it; none before its readings were looked at. */
    Set<String> forms() {
        return match == null ? Set.of() : match.forms();
    }

    /** The probability that the line truly has what the query requires, with the log-odds of all words shifted. */
    double truth(QueryTree query, double shift) {
        return query.truth(Arrays.stream(probabilities).iterator(), shift);
    }

    /** The probability that all the parts that are there are truly there. */
    double confidence() {
        double confidence = 1;
        for (double probability : probabilities) {
            confidence *= probability > 0 ? probability : 1;
        }
        return confidence;
    }

    /**
     * Gives the line its score.
     *
     * @param absentFromPage for each part of the query, the probability that it stands nowhere on the page
     * @param share what a part that stands elsewhere on the page counts against one in this line
     */
    void score(double[] absentFromPage, double share) {
        score = 0;
        for (int i = 0; i < absentFromPage.length; i++) {
            double here = weight(i);
            score += here + share * Math.max(0, 1 - absentFromPage[i] - here);
        }
    }

    /**
     * To be asked of a line that was looked at.
     *
     * @param image file name of the scan
     */
    Hit hit(String image) {
        LineMatcher found = Objects.requireNonNull(match);
        IndexedLine line = found.line();
        List<Hit.Match> words = new ArrayList<>();
        List<Hit.Rest> rests = new ArrayList<>();
        found.readings().forEach((index, best) -> {
            IndexedLine.Entry word = line.words().get(index);
            Reading reading = line.readings(index).get(best);
            boolean isWhole = best >= word.readings().size();
            boolean isAlternative = isWhole ? best > word.readings().size() : best > 0;
            words.add(new Hit.Match(
                    word.id(),
                    index,
                    word.box(),
                    reading.text(),
                    reading.posterior(),
                    isAlternative,
                    found.isOtherForm(index, best)));
            if (isWhole) {
                line.broken().ifPresent(rest -> rests.add(new Hit.Rest(rest.line(), rest.word(), rest.box())));
            }
        });
        return new Hit(
                place.document(),
                place.page(),
                line.id(),
                image,
                line.box(),
                line.text(),
                words,
                rests,
                score,
                confidence(),
                possible);
    }
}
