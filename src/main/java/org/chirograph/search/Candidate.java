package org.chirograph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.Document;

/** A line that Lucene found, looked at closely. Better ones compare less; equal ones in the order of the collection. */
final class Candidate implements Comparable<Candidate> {
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble((Candidate c) -> -c.score)
            .thenComparing(c -> c.field(IndexFields.DOCUMENT))
            .thenComparing(c -> c.field(IndexFields.PAGE))
            .thenComparingInt(c -> c.line.number());

    private final Document fields;
    private final IndexedLine line;
    private final LineMatcher match;
    private double score;

    Candidate(Document fields, List<QueryTree.Leaf> parts) throws IOException {
        this.fields = fields;
        this.line = IndexedLine.decode(fields.getBinaryValue(IndexFields.LINE));
        this.match = new LineMatcher(parts, line);
    }

    /** Of this part of the query, that it stands in this line. */
    double probability(int part) {
        return match.probabilities()[part];
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
            score += here + share * (1 - absentFromPage[i] - here);
        }
    }

    @Override
    public int compareTo(Candidate other) {
        return BEST_FIRST.compare(this, other);
    }

    Hit hit() {
        double confidence = 1;
        for (double probability : match.probabilities()) {
            confidence *= probability > 0 ? probability : 1;
        }
        List<Hit.Match> words = new ArrayList<>();
        match.readings().forEach((index, reading) -> {
            IndexedLine.Entry word = line.words().get(index);
            String text = word.readings().get(reading).text();
            double posterior = word.readings().get(reading).posterior();
            words.add(new Hit.Match(word.id(), index, word.box(), text, posterior, reading > 0));
        });
        return new Hit(
                field(IndexFields.DOCUMENT),
                field(IndexFields.PAGE),
                line.id(),
                field(IndexFields.IMAGE),
                line.box(),
                line.text(),
                words,
                score,
                confidence);
    }

    private String field(String name) {
        return fields.get(name);
    }
}
