package org.chirograph.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.chirograph.image.CleanPage;
import org.chirograph.image.LineCutter;
import org.chirograph.image.LineGeometry;
import org.chirograph.image.LineStrip;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.recognize.CharacterRegions;
import org.chirograph.recognize.LineReader;
import org.chirograph.recognize.LineReading;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.ModelSpec;
import org.chirograph.recognize.NetEngine;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a page with the model that reads them best, at the size at which it reads them best. With several
 * models, all read some lines of the page; the one that expects to be right most often reads the rest, and where it is
 * in doubt the others are asked as well, so that a note by hand under a typed letter gets its own reader. Where even the
 * best is in doubt about most, the layout may have mistaken the size of the letters: then some lines are read smaller
 * and larger. Of a model that was adapted to a hand and the model it was adapted from, one alone reads a page: which hand
 * wrote it is a question of the page, and a single line tells too little. Holds native memory until closed; belongs to one
 * thread.
 */
final class LineReaders implements WordReader {
    /** Lines that every model reads. */
    private static final int SAMPLE = 6;

    /** Below this mean posterior of its characters a line is read by the other models as well. */
    private static final double DOUBTFUL = 0.93;

    /**
     * What a character must be worth to count for its reader rather than against: a model that does not know a script
     * reads few characters, and those with little confidence.
     */
    private static final double WORTH_READING = 0.3;

    /** Below this mean posterior over the sample other sizes are tried. */
    private static final double SIZE_IN_DOUBT = 0.75;

    /** The other sizes: between them and the layout's own no letter is farther than a model tolerates. */
    private static final double[] OTHER_SIZES = {0.72, 1.38};

    /** Another size must be worth more than the layout's by this factor: at equal worth the measured one is right. */
    private static final double CLEARLY_BETTER = 1.1;

    /**
     * By how many of a hundred characters more an adapted model must expect to be right than the one it was adapted from:
     * what it learnt from a few lines makes it a little too sure of all.
     */
    private static final double SURER = 0.01;

    private record Candidate(ModelSpec model, LineReader reader) {}

    /** What a model makes of the lines that all models read. */
    private record Trial(Candidate candidate, List<Read> reads) {
        private double worth() {
            return reads.stream().mapToDouble(Read::worth).sum();
        }

        private int characters() {
            return reads.stream().mapToInt(read -> read.reading().characters()).sum();
        }

        /** Whether the other is the same model, adapted to the page's hand or not, and the better one here. */
        private boolean givesWayTo(Trial other) {
            if (candidate.model.isAdaptedFrom(other.candidate.model)) {
                return worth() <= other.worth() + SURER * other.characters();
            }
            return other.candidate.model.isAdaptedFrom(candidate.model) && !other.givesWayTo(this);
        }
    }

    /**
     * A line as it was read.
     *
     * @param strip in the frame of the model that read it
     * @param size at which it was read, as a share of the layout's x-height
     */
    private record Read(LineStrip strip, LineReading reading, double size) {
        private double worth() {
            return reading.expectedRight() - WORTH_READING * reading.characters();
        }

        private Line laidOut(Line line, CleanPage clean) {
            return line.withXHeight(size * line.xHeight())
                    .withWords(CharacterRegions.words(line.id(), strip, reading, clean.ink()));
        }

        private boolean doubtful() {
            return reading.expectedRight() < DOUBTFUL * reading.characters() || reading.characters() == 0;
        }
    }

    private final List<Candidate> candidates = new ArrayList<>();

    LineReaders(List<ModelFolder> models, NetEngine engine) {
        for (ModelFolder model : models) {
            candidates.add(new Candidate(model.spec(), LineReader.open(model, engine)));
        }
    }

    @Override
    public List<Line> read(CleanPage clean, List<Line> lines) {
        List<Read> readings = readings(clean, lines);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> readings.get(i).laidOut(lines.get(i), clean))
                .toList();
    }

    /** Every line of the list, read. */
    private List<Read> readings(CleanPage clean, List<Line> lines) {
        Read[] best = new Read[lines.size()];
        List<Integer> sample = longest(lines);
        List<Trial> trials = trials(clean, lines, sample);
        Candidate main = candidates.getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (Trial trial : trials) {
            keepBetter(best, trial.reads, sample);
            if (trial.worth() > most) {
                most = trial.worth();
                main = trial.candidate;
            }
        }
        double size = 1;
        if (doubtful(best, sample)) {
            for (double other : OTHER_SIZES) {
                double worth = keepBetter(best, read(main, other, clean, lines, sample), sample);
                if (worth > CLEARLY_BETTER * most) {
                    most = worth;
                    size = other;
                }
            }
        }
        List<Integer> rest = IntStream.range(0, lines.size())
                .boxed()
                .filter(i -> !sample.contains(i))
                .toList();
        keepBetter(best, read(main, size, clean, lines, rest), rest);
        for (Trial trial : trials) {
            if (trial.candidate != main) {
                List<Integer> inDoubt =
                        rest.stream().filter(i -> best[i].doubtful()).toList();
                keepBetter(best, read(trial.candidate, 1, clean, lines, inDoubt), inDoubt);
            }
        }
        return List.of(best);
    }

    /** The models that may read the page, and what they make of some lines. */
    private List<Trial> trials(CleanPage clean, List<Line> lines, List<Integer> sample) {
        List<Trial> all = candidates.stream()
                .map(candidate -> new Trial(candidate, read(candidate, 1, clean, lines, sample)))
                .toList();
        List<Trial> left = all.stream()
                .filter(trial -> all.stream().noneMatch(trial::givesWayTo))
                .toList();
        return left.isEmpty() ? all : left; // names that go round in a circle
    }

    /** Whether lines that were all read are in doubt taken together. */
    private static boolean doubtful(Read[] best, List<Integer> which) {
        double right = which.stream()
                .mapToDouble(i -> best[i].reading().expectedRight())
                .sum();
        int characters =
                which.stream().mapToInt(i -> best[i].reading().characters()).sum();
        return right < SIZE_IN_DOUBT * characters;
    }

    private static List<Integer> longest(List<Line> lines) {
        return IntStream.range(0, lines.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                        i -> -lines.get(i).outline().box().width()))
                .limit(SAMPLE)
                .toList();
    }

    private static List<Read> read(
            Candidate candidate, double size, CleanPage clean, List<Line> lines, List<Integer> which) {
        List<LineStrip> strips = which.stream()
                .map(i -> cut(clean, lines.get(i), size, candidate.model.geometry()))
                .toList();
        List<LineReading> readings = candidate.reader().read(strips);
        return IntStream.range(0, which.size())
                .mapToObj(k -> new Read(strips.get(k), readings.get(k), size))
                .toList();
    }

    /** Of some lines keeps what is worth more than what there is. @return the worth of all that was read */
    private static double keepBetter(@Nullable Read[] best, List<Read> reads, List<Integer> which) {
        double sum = 0;
        for (int k = 0; k < which.size(); k++) {
            Read read = reads.get(k);
            Read before = best[which.get(k)];
            if (before == null || read.worth() > before.worth()) {
                best[which.get(k)] = read;
            }
            sum += read.worth();
        }
        return sum;
    }

    private static LineStrip cut(CleanPage clean, Line line, double size, LineGeometry geometry) {
        List<Point> baseline = line.baseline().points();
        double[] xs = new double[baseline.size()];
        double[] ys = new double[baseline.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = baseline.get(i).x();
            ys[i] = baseline.get(i).y();
        }
        return LineCutter.cut(clean.page(), xs, ys, size * line.xHeight(), geometry);
    }

    @Override
    public void close() {
        candidates.forEach(candidate -> candidate.reader().close());
    }
}
