package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Arrays;
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
    private int pages;

    /** A character that was written, and where. */
    public record Truth(String grapheme, Box box) {}

    private record Known(int page, GlyphLine line, Affine toScan, List<Truth> truth) {}

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
            lines.add(new Known(pages, line, ink.toScan(), here));
        }
        truths += truth.size();
        pages++;
    }

    /**
     * The settings that read the pages best.
     *
     * @param progress is told of every better one: the whole takes minutes
     */
    public GlyphSettings tune(Consumer<String> progress) {
        GlyphSettings best = GlyphSettings.UNTUNED.ending(GlyphSettings.UNTUNED.ends(), places());
        double most = score(best);
        for (int round = 0; round < ROUNDS; round++) {
            for (Dial dial : DIALS) {
                for (double value : dial.values) {
                    // What another weight takes from every character, the bonus may have to give back.
                    for (double more : BONUSES) {
                        GlyphSettings turned = dial.set.apply(best, value);
                        GlyphSettings tried = turned.rewarding(turned.bonus() + more);
                        double score = tried.equals(best) ? most : score(tried);
                        if (score > most) {
                            most = score;
                            best = tried;
                            progress.accept(told(best, most));
                        }
                    }
                }
            }
        }
        return calibrate(best);
    }

    private static String told(GlyphSettings settings, double score) {
        return String.format(
                Locale.ROOT,
                "n-grams %.2f, bonus %.1f, reject %.2f, frame %.2f, ends %.2f, skip %.0f: F1 of characters %.4f",
                settings.ngramWeight(),
                settings.bonus(),
                settings.reject(),
                settings.frame(),
                settings.ends(),
                settings.skip(),
                score);
    }

    /** Added to the bonus with each value of the other weights. */
    private static final double[] BONUSES = {0, -1, 1};

    private record Dial(double[] values, BiFunction<GlyphSettings, Double, GlyphSettings> set) {}

    private static final List<Dial> DIALS = List.of(
            new Dial(new double[] {0.5, 1, 1.5, 2}, (s, v) -> s.ending(v, s.places())),
            new Dial(new double[] {0.5, 0.75, 1}, GlyphSettings::rejecting),
            new Dial(new double[] {0.2, 0.3, 0.45, 0.6}, GlyphSettings::speaking),
            new Dial(new double[] {0.5, 0.8, 1.2}, GlyphSettings::placing),
            new Dial(new double[] {-4, -6, -9}, GlyphSettings::skipping));

    /** At which places characters end, learnt from the ways to join the pieces that fit what was written best. */
    private LogisticModel places() {
        Cases cases = new Cases(CharacterGaps.CLUES);
        for (Known known : lines) {
            Place[] places = places(known);
            for (int at = 1; at < places.length; at++) {
                if (places[at] != Place.UNKNOWN) {
                    cases.add(0.5, known.line.places()[at], places[at] == Place.END);
                }
            }
        }
        return cases.fit();
    }

    private enum Place {
        UNKNOWN,
        END,
        INSIDE
    }

    /** For each place what it is in the way to join pieces that overlaps what was written most. */
    private static Place[] places(Known known) {
        int n = known.line.pieces();
        double[] most = new double[n + 1];
        int[] from = new int[n + 1];
        for (int to = 1; to <= n; to++) {
            most[to] = most[to - 1];
            from[to] = -1;
            for (GlyphLine.Candidate candidate : known.line.candidates()) {
                if (candidate.to() == to) {
                    Box box = CharacterRegions.onScan(candidate.box(), known.toScan);
                    double overlap = known.truth.stream()
                            .mapToDouble(t -> t.box.iou(box))
                            .max()
                            .orElse(0);
                    if (overlap >= FOUND && most[candidate.from()] + overlap > most[to]) {
                        most[to] = most[candidate.from()] + overlap;
                        from[to] = candidate.from();
                    }
                }
            }
        }
        Place[] places = new Place[n];
        Arrays.fill(places, Place.UNKNOWN);
        boolean after = false;
        for (int to = n; to > 0; ) {
            boolean found = from[to] >= 0;
            int begin = found ? from[to] : to - 1;
            for (int at = begin + 1; at < to; at++) {
                places[at] = Place.INSIDE;
            }
            if (found && after) {
                places[to] = Place.END;
            }
            after = found;
            to = begin;
        }
        return places;
    }

    /**
     * Twice the characters found, over those written and those found, and the same of those found and read right: the
     * mean of both. The second alone would rather skip ink than misread it.
     */
    public double score(GlyphSettings settings) {
        int found = 0;
        int right = 0;
        int read = 0;
        for (Outcome outcome : judged(settings, new ArrayList<>())) {
            read++;
            found += outcome == Outcome.MISSED ? 0 : 1;
            right += outcome == Outcome.RIGHT ? 1 : 0;
        }
        return (double) (found + right) / Math.max(1, truths + read);
    }

    /** Of what was read as a character: it is none, it is another, it is that character. */
    private enum Outcome {
        MISSED,
        MISREAD,
        RIGHT
    }

    /** For each character read whether it is right; its posterior and its word's outcome are kept as well. */
    private List<Outcome> judged(GlyphSettings settings, List<Judged> words) {
        // Each line by itself, on all cores; what was read is gone through in the lines' order.
        List<List<Read>> reads = lines.parallelStream()
                .map(known -> new GlyphDecoder(alphabet, language, settings).decode(known.line))
                .toList();
        GlyphDecoder decoder = new GlyphDecoder(alphabet, language, settings);
        List<List<Read>> ofPages = new ArrayList<>();
        for (int l = 0; l < reads.size(); l++) {
            while (ofPages.size() <= lines.get(l).page) {
                ofPages.add(new ArrayList<>());
            }
            ofPages.get(lines.get(l).page).addAll(reads.get(l));
        }
        List<GlyphClues.Sureness> sureness =
                ofPages.stream().map(GlyphClues.Sureness::of).toList();
        List<Outcome> all = new ArrayList<>();
        for (int l = 0; l < reads.size(); l++) {
            Known known = lines.get(l);
            List<Read> read = reads.get(l);
            List<double[]> clues = decoder.clues(known.line, read, sureness.get(known.page));
            boolean[] taken = new boolean[known.truth.size()];
            List<Outcome> right = new ArrayList<>();
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
                boolean same = best >= 0
                        && known.truth
                                .get(best)
                                .grapheme
                                .equals(alphabet.grapheme(r.arc().label()));
                right.add(same ? Outcome.RIGHT : best >= 0 ? Outcome.MISREAD : Outcome.MISSED);
            }
            all.addAll(right);
            for (int from = 0; from < read.size(); ) {
                int to = from + 1;
                while (to < read.size() && !read.get(to).afterSpace()) {
                    to++;
                }
                words.add(new Judged(read.subList(from, to), clues.subList(from, to), right.subList(from, to)));
                from = to;
            }
        }
        return all;
    }

    /** A word with which of its characters are right. */
    private record Judged(List<Read> read, List<double[]> clues, List<Outcome> right) {}

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
            Cases ofGlyphs = new Cases(GlyphClues.NAMES);
            for (Judged word : words) {
                ofWords.add(
                        GlyphLineReader.certainty(word.read),
                        new double[0],
                        word.right.stream().allMatch(o -> o == Outcome.RIGHT));
                for (int i = 0; i < word.read.size(); i++) {
                    Read r = word.read.get(i);
                    double posterior = r.posteriors().getOrDefault(r.arc().label(), 0.0);
                    ofGlyphs.add(Math.min(1, posterior), word.clues.get(i), word.right.get(i) == Outcome.RIGHT);
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
