package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.image.Ink;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.recognize.GlyphLattice.Read;

/**
 * Reads hand-print the regions way: finds the pieces of a line's ink, joins them to candidates, lets the net say of
 * each which character it is, and decides among all ways to read the line. Holds native memory until closed; belongs
 * to one thread.
 */
public final class GlyphLineReader implements AutoCloseable {
    private static final int MOST_WORDS = 8;
    private static final int MOST_CHARACTERS = 5;

    private static final double[] NO_CLUES = {};

    private final GlyphNet net;
    private final Alphabet alphabet;
    private final GlyphSettings settings;
    private final GlyphDecoder decoder;

    private GlyphLineReader(GlyphNet net, Alphabet alphabet, GlyphSettings settings, GlyphDecoder decoder) {
        this.net = net;
        this.alphabet = alphabet;
        this.settings = settings;
        this.decoder = decoder;
    }

    /** A reader with the settings the model was tuned to. */
    public static GlyphLineReader open(ModelFolder model) {
        GlyphSettings settings = GlyphSettings.of(model.spec().reader());
        Alphabet alphabet = model.alphabet();
        return new GlyphLineReader(
                new GlyphNet(model.weights()),
                alphabet,
                settings,
                new GlyphDecoder(alphabet, model.language().orElse(null), settings));
    }

    /** The words of each line, with the boxes of their characters in scan pixels. */
    public List<List<Word>> read(List<Line> lines, Ink ink) {
        List<GlyphLine> found = LinePieces.of(lines, ink).stream()
                .map(row -> GlyphLine.of(row, ink.width(), net))
                .toList();
        List<List<Read>> read = found.stream().map(decoder::decode).toList();
        GlyphClues.Sureness page =
                GlyphClues.Sureness.of(read.stream().flatMap(List::stream).toList());
        List<List<Word>> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<double[]> clues = decoder.clues(found.get(i), read.get(i), page);
            all.add(words(lines.get(i).id(), found.get(i), read.get(i), clues, ink));
        }
        return all;
    }

    private List<Word> words(String lineId, GlyphLine line, List<Read> read, List<double[]> clues, Ink ink) {
        List<Word> words = new ArrayList<>();
        for (int from = 0; from < read.size(); ) {
            int to = from + 1;
            while (to < read.size() && !read.get(to).afterSpace()) {
                to++;
            }
            words.add(word(
                    lineId + "w" + (words.size() + 1), line, read.subList(from, to), clues.subList(from, to), ink));
            from = to;
        }
        return words;
    }

    private Word word(String id, GlyphLine line, List<Read> read, List<double[]> clues, Ink ink) {
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Read r = read.get(i);
            Box box = line.candidates().get(r.arc().candidate()).box();
            Map<String, Double> said = new LinkedHashMap<>();
            r.posteriors().forEach((label, p) -> said.merge(alphabet.grapheme(label), p, Double::sum));
            List<Reading> readings = WordReadings.calibrated(
                    said, alphabet.grapheme(r.arc().label()), settings.glyphs(), clues.get(i), MOST_CHARACTERS);
            glyphs.add(new Glyph(id + "g" + (glyphs.size() + 1), CharacterRegions.onScan(box, ink.toScan()), readings));
        }
        Box around = Box.around(glyphs.stream().map(Glyph::box).toList());
        return new Word(id, around, glyphs, readings(read));
    }

    /** What the word may say: its best text, and those that differ from it in one character. */
    private List<Reading> readings(List<Read> read) {
        double sure = certainty(read);
        Map<String, Double> texts = new LinkedHashMap<>();
        for (int i = -1; i < read.size(); i++) {
            int at = i;
            double best = i < 0
                    ? 1
                    : read.get(i).posteriors().getOrDefault(read.get(i).arc().label(), 0.0);
            if (i < 0) {
                texts.merge(text(read, -1, 0), sure, Double::sum);
            } else if (best > 0) {
                read.get(i).posteriors().forEach((label, p) -> {
                    if (label != read.get(at).arc().label()) {
                        texts.merge(text(read, at, label), sure * p / best, Double::sum);
                    }
                });
            }
        }
        return WordReadings.calibrated(texts, text(read, -1, 0), settings.words(), NO_CLUES, MOST_WORDS);
    }

    /** The chance that all characters are right, as if they were independent. */
    static double certainty(List<Read> read) {
        double sure = 1;
        for (Read r : read) {
            sure *= Math.min(1, r.posteriors().getOrDefault(r.arc().label(), 0.0));
        }
        return sure;
    }

    private String text(List<Read> read, int changed, int label) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < read.size(); i++) {
            text.append(
                    alphabet.grapheme(i == changed ? label : read.get(i).arc().label()));
        }
        return text.toString();
    }

    @Override
    public void close() {
        net.close();
    }
}
