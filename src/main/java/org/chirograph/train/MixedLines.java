package org.chirograph.train;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chirograph.image.LineGeometry;

/** Real lines, each time varied, and between them rendered ones, so that nothing the real ones lack is forgotten. */
public final class MixedLines implements LineSource {
    private final List<RealLine> real;
    private final double realShare;
    private final LineSource rendered;
    private final LineGeometry geometry;
    private final RandomGenerator random;

    public MixedLines(
            List<RealLine> real, double realShare, LineSource rendered, LineGeometry geometry, RandomGenerator random) {
        this.real = List.copyOf(real);
        this.realShare = realShare;
        this.rendered = rendered;
        this.geometry = geometry;
        this.random = random;
    }

    @Override
    public TrainingLine next() {
        if (real.isEmpty() || random.nextDouble() >= realShare) {
            return rendered.next();
        }
        return real.get(random.nextInt(real.size())).varied(geometry, random);
    }
}
