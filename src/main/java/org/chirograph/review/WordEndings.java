package org.chirograph.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.text.CharacterModel;

/**
 * What a person may be about to type who has typed the first letters of a word that was misread: the words that begin so
 * and best explain what was read, by a noisy channel (Shannon 1948; for transcripts that people mend as they go, Toselli,
 * Romero, Pastor and Vidal, "Multimodal interactive transcription of text images", Pattern Recognition 43, 2010). The n-grams
 * say how probable a word is after those before it; the posteriors of the characters say how probable it then is that they
 * were read as they were.
 *
 * <p>Words grow letter by letter, a beam of them at a time; each knows how probable its best alignment with each beginning
 * of the character regions is. Probabilities are natural logarithms. Immutable: any number of threads may ask.
 */
final class WordEndings {
    /** A letter that has no region of its own. */
    private static final double WITHOUT_REGION = -3;

    /** A region that is no letter of the word. */
    private static final double WITHOUT_LETTER = -2.6;

    /** A letter that its region does not list. */
    private static final double UNLISTED = -4;

    /** No letter that a region lists is less probable. */
    private static final double LEAST_LISTED = Math.log(0.003);

    /** A letter that is less probable after those before it is not tried. */
    private static final double LEAST_LETTER = -7;

    private static final int BEAM = 100;
    private static final int LONGEST = 24;

    private final CharacterModel language;
    private final int[] letters;
    private final int space;

    WordEndings(CharacterModel language) {
        this.language = language;
        this.letters = Arrays.stream(language.letters())
                .filter(letter -> !Character.isWhitespace(letter))
                .toArray();
        this.space = language.symbol(' ');
    }

    /**
     * A beginning of a word.
     *
     * @param spelt how probable its letters are, those left out that were typed
     * @param aligned for each number of regions, how probable it is that these were read where it stands
     * @param worth what beams are pruned by: the best that can still come of it
     */
    private record Begun(String text, int state, double spelt, double[] aligned, double worth) {}

    private record Ended(String text, double worth) {}

    /**
     * The most probable words first.
     *
     * @param typed what they begin with
     * @param most how many at most
     * @return without the word's best reading and its alternatives, which a key takes anyway
     */
    List<String> of(Line line, Word word, String typed, int most) {
        Set<String> listed = new HashSet<>();
        listed.add(word.best().text());
        Worth.alternatives(word).forEach(other -> listed.add(other.text()));
        List<Glyph> regions = word.glyphs();
        int state = after(line, word);
        double[] aligned = new double[regions.size() + 1];
        for (int i = 1; i < aligned.length; i++) {
            aligned[i] = aligned[i - 1] + WITHOUT_LETTER;
        }
        for (int letter : typed.codePoints().toArray()) {
            state = language.next(state, language.symbol(letter));
            aligned = aligned(aligned, regions, letter);
        }
        List<Begun> beam = List.of(new Begun(typed, state, 0, aligned, 0));
        PriorityQueue<Ended> best = new PriorityQueue<>(Comparator.comparingDouble(Ended::worth));
        for (int length = 0; length < LONGEST && !beam.isEmpty(); length++) {
            for (Begun begun : beam) {
                double worth =
                        begun.spelt + language.logProb(begun.state, space) + begun.aligned[begun.aligned.length - 1];
                if (!listed.contains(begun.text)) {
                    best.add(new Ended(begun.text, worth));
                    if (best.size() > most) {
                        best.poll();
                    }
                }
            }
            double least = best.size() < most ? Double.NEGATIVE_INFINITY : best.element().worth;
            beam = longer(beam, regions, least);
        }
        List<Ended> ended = new ArrayList<>(best);
        ended.sort(Comparator.comparingDouble(Ended::worth).reversed());
        return ended.stream().map(Ended::text).toList();
    }

    /** The n-grams' state after the words that come before in the line, as they are read. */
    private int after(Line line, Word word) {
        int state = language.start();
        for (Word before : line.words()) {
            if (before.id().equals(word.id())) {
                break;
            }
            for (int letter : (before.best().text() + " ").codePoints().toArray()) {
                state = language.next(state, language.symbol(letter));
            }
        }
        return state;
    }

    /** The best beginnings that have one letter more, of those that may yet be worth more than the least. */
    private List<Begun> longer(List<Begun> beam, List<Glyph> regions, double least) {
        List<Begun> longer = new ArrayList<>();
        for (Begun begun : beam) {
            for (int letter : letters) {
                int symbol = language.symbol(letter);
                double logProb = language.logProb(begun.state, symbol);
                if (logProb < LEAST_LETTER) {
                    continue;
                }
                double[] aligned = aligned(begun.aligned, regions, letter);
                double spelt = begun.spelt + logProb;
                double worth = Double.NEGATIVE_INFINITY;
                for (double each : aligned) {
                    worth = Math.max(worth, spelt + each);
                }
                if (worth > least) {
                    String text = begun.text + Character.toString(letter);
                    longer.add(new Begun(text, language.next(begun.state, symbol), spelt, aligned, worth));
                }
            }
        }
        longer.sort(Comparator.comparingDouble(Begun::worth).reversed());
        return longer.size() <= BEAM ? longer : longer.subList(0, BEAM);
    }

    private static double[] aligned(double[] before, List<Glyph> regions, int letter) {
        double[] aligned = new double[before.length];
        aligned[0] = before[0] + WITHOUT_REGION;
        for (int i = 1; i < aligned.length; i++) {
            double read = before[i - 1] + read(regions.get(i - 1), letter);
            double apart = Math.max(before[i] + WITHOUT_REGION, aligned[i - 1] + WITHOUT_LETTER);
            aligned[i] = Math.max(read, apart);
        }
        return aligned;
    }

    private static double read(Glyph region, int letter) {
        for (Reading reading : region.readings()) {
            String text = reading.text();
            if (text.codePointAt(0) == letter && text.length() == Character.charCount(letter)) {
                return Math.max(LEAST_LISTED, Math.log(reading.posterior()));
            }
        }
        return UNLISTED;
    }
}
