package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Lines of a net that is known: what it says of a character is drawn first, then what stands there is drawn by just
 * that, so it is right as often as it says, until it is made to overstate.
 */
class ReaderTuningTest {
    private static final Alphabet ALPHABET = new Alphabet(List.of(" ", "a", "b", "c", "d", "e"));
    private static final int WORDS = 6;
    private static final int LETTERS = 4;

    @Test
    void makesANetThatOverstatesHonest() {
        ReaderTuning tuning = tuning(400, 2.5, 5);
        ReaderSettings fitted = tuning.calibrate(ReaderSettings.UNTUNED.weighing(0, 0));
        assertThat(calibrationError(fitted, 2.5)).isLessThan(0.02);
        assertThat(calibrationError(ReaderSettings.UNTUNED.weighing(0, 0), 2.5)).isGreaterThan(0.05);
    }

    @Test
    void leavesAnHonestNetHonest() {
        ReaderSettings fitted = tuning(400, 1, 6).calibrate(ReaderSettings.UNTUNED.weighing(0, 0));
        assertThat(calibrationError(fitted, 1)).isLessThan(0.02);
    }

    private record Drawn(List<Emissions> emissions, List<String> truths) {}

    private static ReaderTuning tuning(int lines, double overstated, long seed) {
        Drawn drawn = drawn(lines, overstated, seed);
        return new ReaderTuning(ALPHABET, null, drawn.emissions, drawn.truths);
    }

    /** Expected calibration error of characters on 400 other lines, in ten bins; every character keeps its place. */
    private static double calibrationError(ReaderSettings settings, double overstated) {
        Drawn drawn = drawn(400, overstated, 77);
        LineDecoder decoder = new LineDecoder(ALPHABET, new LanguagePrior(null, ALPHABET, settings), settings);
        double[] gap = new double[10];
        int count = 0;
        for (int line = 0; line < drawn.truths.size(); line++) {
            String truth = drawn.truths.get(line).replace(" ", "");
            int at = 0;
            for (WordReading word : decoder.decode(drawn.emissions.get(line)).words()) {
                for (GlyphReading glyph : word.glyphs()) {
                    double posterior = glyph.readings().getFirst().posterior();
                    boolean right = glyph.readings().getFirst().text().equals(truth.substring(at, at + 1));
                    gap[Math.min(9, (int) (10 * posterior))] += posterior - (right ? 1 : 0);
                    at++;
                    count++;
                }
            }
            assertThat(at).isEqualTo(truth.length());
        }
        double sum = 0;
        for (double g : gap) {
            sum += Math.abs(g);
        }
        return sum / count;
    }

    private static Drawn drawn(int lines, double overstated, long seed) {
        Random random = new Random(seed);
        List<Emissions> emissions = new ArrayList<>();
        List<String> truths = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
            StringBuilder truth = new StringBuilder();
            List<float[]> frames = new ArrayList<>();
            for (int word = 0; word < WORDS; word++) {
                for (int letter = 0; letter < LETTERS; letter++) {
                    double[] p = distribution(random);
                    truth.append(ALPHABET.grapheme(draw(p, random)));
                    frames.add(said(p, overstated));
                    frames.add(certain(Alphabet.BLANK));
                }
                if (word < WORDS - 1) {
                    truth.append(' ');
                    frames.add(certain(1));
                    frames.add(certain(Alphabet.BLANK));
                }
            }
            float[] all = new float[frames.size() * ALPHABET.classes()];
            for (int t = 0; t < frames.size(); t++) {
                System.arraycopy(frames.get(t), 0, all, t * ALPHABET.classes(), ALPHABET.classes());
            }
            emissions.add(new Emissions(frames.size(), ALPHABET.classes(), 4, all));
            truths.add(truth.toString());
        }
        return new Drawn(emissions, truths);
    }

    /** Over the classes; only letters have a chance. */
    private static double[] distribution(Random random) {
        double[] p = new double[ALPHABET.classes()];
        double sum = 0;
        for (int k = 2; k < p.length; k++) {
            sum += p[k] = Math.exp(2.2 * random.nextGaussian());
        }
        for (int k = 2; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }

    private static int draw(double[] p, Random random) {
        double left = random.nextDouble();
        for (int k = 2; k < p.length - 1; k++) {
            left -= p[k];
            if (left < 0) {
                return k;
            }
        }
        return p.length - 1;
    }

    /** The distribution raised to a power: above 1 it is surer than it should be. */
    private static float[] said(double[] p, double power) {
        double sum = 0;
        for (double q : p) {
            sum += Math.pow(q, power);
        }
        float[] logs = new float[p.length];
        for (int k = 0; k < p.length; k++) {
            logs[k] = (float) Math.max(-30, power * Math.log(p[k]) - Math.log(sum));
        }
        return logs;
    }

    private static float[] certain(int label) {
        float[] logs = new float[ALPHABET.classes()];
        java.util.Arrays.fill(logs, -30);
        logs[label] = 0;
        return logs;
    }
}
