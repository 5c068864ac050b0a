package org.chirograph.train;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chirograph.image.LineGeometry;
import org.jspecify.annotations.Nullable;

/**
 * Real lines, each time varied, and between them rendered ones, so that nothing the real ones lack is forgotten.
 * Documents are drawn before lines, a long one more often than a short one but less than its length: by the square root
 * of its lines, so that no one hand is learnt at the cost of the others.
 */
public final class MixedLines implements LineSource {
    private final List<List<RealLine>> documents;
    private final double[] upTo;
    private final double realShare;
    private final @Nullable LineSource rendered;
    private final LineGeometry geometry;
    private final Variation variation;
    private final RandomGenerator random;

    /**
     * @param documents the real lines of each
     * @param rendered taken for the rest of the lines; when there is none all lines are real
     * @throws IllegalArgumentException when there are neither real nor rendered lines
     */
    public MixedLines(
            Collection<List<RealLine>> documents,
            double realShare,
            @Nullable LineSource rendered,
            LineGeometry geometry,
            Variation variation,
            RandomGenerator random) {
        if (rendered == null && documents.stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("there are no lines to learn from");
        }
        this.documents = documents.stream().filter(d -> !d.isEmpty()).toList();
        this.upTo = new double[this.documents.size()];
        double sum = 0;
        for (int d = 0; d < upTo.length; d++) {
            sum += Math.sqrt(this.documents.get(d).size());
            upTo[d] = sum;
        }
        this.realShare = realShare;
        this.rendered = rendered;
        this.geometry = geometry;
        this.variation = variation;
        this.random = random;
    }

    @Override
    public TrainingLine next() {
        if (rendered != null && (documents.isEmpty() || random.nextDouble() >= realShare)) {
            return rendered.next();
        }
        int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        List<RealLine> document = documents.get(Math.min(upTo.length - 1, at < 0 ? -1 - at : at));
        return document.get(random.nextInt(document.size())).varied(geometry, variation, random);
    }
}
