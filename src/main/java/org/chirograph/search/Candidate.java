package org.chirograph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.Document;
import org.chirograph.page.Reading;

/** A line that Lucene found, looked at closely. Better ones compare less; equal ones in the order of the collection. */
final class Candidate implements Comparable<Candidate> {
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble((Candidate c) -> -c.score)
            .thenComparing(c -> c.field(IndexFields.DOCUMENT))
            .thenComparing(c -> c.field(IndexFields.PAGE))
            .thenComparingInt(c -> c.line.number());

    private final int number;
    private final Document fields;
    private final IndexedLine line;
    private final LineMatcher match;
    private final boolean possible;
    private double score;

    /**
     * @param number that Lucene has for it
     * @param possible whether no reading fits, only some like it
     */
    Candidate(int number, Document fields, List<QueryTree.Leaf> parts, boolean possible) throws IOException {
        this.number = number;
        this.possible = possible;
        this.fields = fields;
        this.line = IndexedLine.decode(fields.getBinaryValue(IndexFields.LINE));
        this.match = new LineMatcher(parts, line);
    }

    int number() {
        return number;
    }

    /** Of this part of the query, that it stands in this line. */
    double probability(int part) {
        return match.probabilities()[part];
    }

    /** Whether it has what the query requires. */
    boolean fits(QueryTree query) {
        return query.holds(
                Arrays.stream(match.probabilities()).iterator(),
                filter -> filter.holds(field(IndexFields.DOCUMENT), field(IndexFields.PAGE), confidence()));
    }

    /** The probability that all the parts that are there are truly there. */
    double confidence() {
        double confidence = 1;
        for (double probability : match.probabilities()) {
            confidence *= probability > 0 ? probability : 1;
        }
        return confidence;
    }

    /** Which page of which document this is a line of. */
    String page() {
        return IndexFields.key(field(IndexFields.DOCUMENT), field(IndexFields.PAGE))
                .text();
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
            double here = probability(i);
            score += here + share * Math.max(0, 1 - absentFromPage[i] - here);
        }
    }

    @Override
    public int compareTo(Candidate other) {
        return BEST_FIRST.compare(this, other);
    }

    Hit hit() {
        List<Hit.Match> words = new ArrayList<>();
        List<Hit.Rest> rests = new ArrayList<>();
        match.readings().forEach((index, reading) -> {
            IndexedLine.Entry word = line.words().get(index);
            Reading found = line.readings(index).get(reading);
            boolean isWhole = reading >= word.readings().size();
            boolean isAlternative = isWhole ? reading > word.readings().size() : reading > 0;
            words.add(new Hit.Match(word.id(), index, word.box(), found.text(), found.posterior(), isAlternative));
            if (isWhole) {
                line.broken().ifPresent(rest -> rests.add(new Hit.Rest(rest.line(), rest.word(), rest.box())));
            }
        });
        return new Hit(
                field(IndexFields.DOCUMENT),
                field(IndexFields.PAGE),
                line.id(),
                field(IndexFields.IMAGE),
                line.box(),
                line.text(),
                words,
                rests,
                score,
                confidence(),
                possible);
    }

    private String field(String name) {
        return fields.get(name);
    }
}
