package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.chirograph.image.Affine;
import org.chirograph.image.Ink;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.recognize.GlyphLattice.Read;
import org.chirograph.recognize.LogisticModel.Cases;
import org.chirograph.text.CharacterModel;
import org.jspecify.annotations.Nullable;

/**
 * Finds a model's {@link GlyphSettings} on pages whose characters are known and that the net did not learn from: first
 * the weights, one after the other, under which most characters are found and read; then temperature and curves that
 * make posteriors honest.
 */
public final class GlyphTuning {
    /** Overlap, as intersection over union, from which a character counts as found. */
    private static final double FOUND = 0.5;

    private static final int ROUNDS = 2;

    private final Alphabet alphabet;
    private final @Nullable CharacterModel language;
    private final List<Known> lines = new ArrayList<>();
    private int truths;

    /** A character that was written, and where. */
    public record Truth(String grapheme, Box box) {}

    private record Known(GlyphLine line, Affine toScan, List<Truth> truth) {}

    public GlyphTuning(Alphabet alphabet, @Nullable CharacterModel language) {
        this.alphabet = alphabet;
        this.language = language;
    }

    /** Adds a page: its lines as the layout found them, its ink, and its characters, boxes in scan pixels. */
    public void add(GlyphNet net, List<Line> found, Ink ink, List<Truth> truth) {
        for (LinePieces.Row row : LinePieces.of(found, ink)) {
            GlyphLine line = GlyphLine.of(row, ink.width(), net);
            List<Truth> here = new ArrayList<>();
            for (Truth t : truth) {
                boolean near = line.candidates().stream()
                        .anyMatch(c ->
                                CharacterRegions.onScan(c.box(), ink.toScan()).overlap(t.box) > 0);
                if (near) {
                    here.add(t);
                }
            }
            lines.add(new Known(line, ink.toScan(), here));
        }
        truths += truth.size();
    }

    /**
     * The settings that read the pages best.
     *
     * @param progress is told of every better one: the whole takes minutes
     */
    public GlyphSettings tune(Consumer<String> progress) {
        GlyphSettings best = GlyphSettings.UNTUNED;
        double most = score(best);
        for (int round = 0; round < ROUNDS; round++) {
            for (Dial dial : DIALS) {
                for (double value : dial.values) {
                    GlyphSettings tried = dial.set.apply(best, value);
                    double score = tried.equals(best) ? most : score(tried);
                    if (score > most) {
                        most = score;
                        best = tried;
                        progress.accept(String.format(
                                Locale.ROOT,
                                "n-grams %.2f, bonus %.1f, reject %.2f, frame %.2f, gap %.0f, skip %.0f: F1 of characters %.4f",
                                best.ngramWeight(),
                                best.bonus(),
                                best.reject(),
                                best.frame(),
                                best.gap(),
                                best.skip(),
                                most));
                    }
                }
            }
        }
        return calibrate(best);
    }

    private record Dial(double[] values, BiFunction<GlyphSettings, Double, GlyphSettings> set) {}

    private static final List<Dial> DIALS = List.of(
            new Dial(new double[] {0, 1, 2, 3, 4}, (s, v) -> s.weighing(s.ngramWeight(), v, s.reject(), s.frame())),
            new Dial(new double[] {0.5, 0.75, 1}, (s, v) -> s.weighing(s.ngramWeight(), s.bonus(), v, s.frame())),
            new Dial(new double[] {0.1, 0.2, 0.3, 0.45}, (s, v) -> s.weighing(v, s.bonus(), s.reject(), s.frame())),
            new Dial(new double[] {0.5, 0.8, 1.2}, (s, v) -> s.weighing(s.ngramWeight(), s.bonus(), s.reject(), v)),
            new Dial(new double[] {0, 3, 6, 12, 20}, GlyphSettings::parting),
            new Dial(new double[] {-3, -6, -9}, GlyphSettings::skipping));

    /** Twice the characters found and read right, over those written and those found. */
    public double score(GlyphSettings settings) {
        int right = 0;
        int read = 0;
        for (boolean r : judged(settings, new ArrayList<>())) {
            read++;
            right += r ? 1 : 0;
        }
        return 2.0 * right / Math.max(1, truths + read);
    }

    /** For each character read whether it is right; its posterior and its word's outcome are kept as well. */
    private List<Boolean> judged(GlyphSettings settings, List<Judged> words) {
        GlyphDecoder decoder = new GlyphDecoder(alphabet, language, settings);
        List<Boolean> all = new ArrayList<>();
        for (Known known : lines) {
            List<Read> read = decoder.decode(known.line);
            boolean[] taken = new boolean[known.truth.size()];
            List<Boolean> right = new ArrayList<>();
            for (Read r : read) {
                Box box = CharacterRegions.onScan(
                        known.line.candidates().get(r.arc().candidate()).box(), known.toScan);
                int best = -1;
                double most = FOUND;
                for (int t = 0; t < taken.length; t++) {
                    double overlap = known.truth.get(t).box.iou(box);
                    if (!taken[t] && overlap >= most) {
                        most = overlap;
                        best = t;
                    }
                }
                if (best >= 0) {
                    taken[best] = true;
                }
                right.add(best >= 0
                        && known.truth
                                .get(best)
                                .grapheme
                                .equals(alphabet.grapheme(r.arc().label())));
            }
            all.addAll(right);
            for (int from = 0; from < read.size(); ) {
                int to = from + 1;
                while (to < read.size() && !read.get(to).afterSpace()) {
                    to++;
                }
                words.add(new Judged(read.subList(from, to), right.subList(from, to)));
                from = to;
            }
        }
        return all;
    }

    /** A word with which of its characters are right. */
    private record Judged(List<Read> read, List<Boolean> right) {}

    private static final double[] TEMPERATURES = {1, 1.5, 2, 3};

    private GlyphSettings calibrate(GlyphSettings settings) {
        GlyphSettings best = settings;
        double least = Double.MAX_VALUE;
        for (double temperature : TEMPERATURES) {
            GlyphSettings tried =
                    settings.calibrated(temperature, GlyphSettings.UNTUNED.words(), GlyphSettings.UNTUNED.glyphs());
            List<Judged> words = new ArrayList<>();
            judged(tried, words);
            Cases ofWords = new Cases(List.of());
            Cases ofGlyphs = new Cases(List.of());
            for (Judged word : words) {
                ofWords.add(GlyphLineReader.certainty(word.read), new double[0], !word.right.contains(false));
                for (int i = 0; i < word.read.size(); i++) {
                    Read r = word.read.get(i);
                    double posterior = r.posteriors().getOrDefault(r.arc().label(), 0.0);
                    ofGlyphs.add(Math.min(1, posterior), new double[0], word.right.get(i));
                }
            }
            LogisticModel wordModel = ofWords.fit();
            LogisticModel glyphModel = ofGlyphs.fit();
            double loss = ofWords.loss(wordModel) + ofGlyphs.loss(glyphModel);
            if (loss < least) {
                least = loss;
                best = settings.calibrated(temperature, wordModel, glyphModel);
            }
        }
        return best;
    }
}
