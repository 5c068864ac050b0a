package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From what the net says of a line to words with alternatives and posteriors. The whole line is searched first, which
 * settles where its words are; then each word is searched again in its own frames, with the n-gram context before it and
 * the space after it, and the texts found there share its posterior. Belongs to one thread.
 */
final class LineDecoder {
    /** Texts kept while a line is searched. */
    private static final int LINE_BEAM = 12;

    /** Texts kept while a word is searched again. */
    private static final int WORD_BEAM = 16;

    private final Alphabet alphabet;
    private final LanguagePrior prior;
    private final double temperature;
    private final int space;
    private final PrefixBeam lineBeam;
    private final PrefixBeam wordBeam;

    LineDecoder(Alphabet alphabet, LanguagePrior prior, double temperature) {
        this.alphabet = alphabet;
        this.prior = prior;
        this.temperature = temperature;
        this.space = alphabet.classOf(" ");
        this.lineBeam = new PrefixBeam(prior, LINE_BEAM);
        this.wordBeam = new PrefixBeam(prior, WORD_BEAM);
    }

    LineReading decode(Emissions e) {
        int[] text = bestText(e);
        int[] frames = Alignment.frames(e, text);
        List<WordReading> words = new ArrayList<>();
        int state = prior.start();
        for (int i = 0; i < frames.length; ) {
            if (text[i] == space) {
                state = prior.next(state, space);
                i++;
                continue;
            }
            int end = i;
            while (end < frames.length && text[end] != space) {
                end++;
            }
            int from = i == 0 ? 0 : frames[i - 1] + 1;
            int to = end == frames.length ? e.frames() : frames[end];
            words.add(word(e, from, to, state, java.util.Arrays.copyOfRange(text, i, end)));
            for (; i < end; i++) {
                state = prior.next(state, text[i]);
            }
        }
        return new LineReading(words);
    }

    /** The text with the best score over the whole line. */
    private int[] bestText(Emissions e) {
        lineBeam.search(e, 0, e.frames(), prior.start(), -1);
        int best = 0;
        float bestScore = Float.NEGATIVE_INFINITY;
        for (int rank = 0; rank < lineBeam.size(); rank++) {
            float score = lineBeam.score(rank) + prior.endScore(lineBeam.state(rank));
            if (score > bestScore) {
                bestScore = score;
                best = rank;
            }
        }
        return lineBeam.labels(best);
    }

    private WordReading word(Emissions e, int from, int to, int state, int[] inLine) {
        wordBeam.search(e, from, to, state, space);
        boolean last = to == e.frames();
        int count = wordBeam.size();
        double[] scores = new double[count];
        double highest = Double.NEGATIVE_INFINITY;
        for (int rank = 0; rank < count; rank++) {
            int after = wordBeam.state(rank);
            scores[rank] = (wordBeam.score(rank) + (last ? prior.endScore(after) : prior.score(after, space)))
                    / temperature;
            highest = Math.max(highest, scores[rank]);
        }
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            scores[rank] = Math.exp(scores[rank] - highest);
            sum += scores[rank];
        }
        List<WordReadings.Weighed> texts = new ArrayList<>();
        for (int rank = 0; rank < count; rank++) {
            texts.add(new WordReadings.Weighed(wordBeam.labels(rank), scores[rank] / sum));
        }
        texts.sort(Comparator.comparingDouble(WordReadings.Weighed::posterior).reversed());
        if (texts.getFirst().labels().length == 0) {
            // That nothing stands here is the likeliest reading, but a word was settled on: its text goes first.
            texts.removeIf(t -> t.labels().length == 0);
            if (texts.isEmpty()) {
                texts.add(new WordReadings.Weighed(inLine, 0.001));
            }
        }
        return WordReadings.of(texts, columns(e, from, to, texts.getFirst().labels()), alphabet);
    }

    /** Centres of a text's characters on the strip. */
    private static double[] columns(Emissions e, int from, int to, int[] labels) {
        Emissions part = e.part(from, to);
        int[] frames = Alignment.frames(part, labels);
        double[] columns = new double[labels.length];
        for (int i = 0; i < columns.length; i++) {
            double frame = frames.length == labels.length
                    ? from + frames[i] + 0.5
                    : from + (i + 0.5) * (to - from) / labels.length;
            columns[i] = frame * e.columnsPerFrame();
        }
        return columns;
    }
}
