package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * From what the net says of a line to words with alternatives and posteriors. The whole line is searched first, which
 * settles where its words are; then each word is searched again in its own frames, between what stands before and
 * after it, and the texts found there share its posterior. Its best text is what the line is taken to say there, should
 * the two searches differ. Belongs to one thread.
 */
final class LineDecoder {
    /** Texts kept while a line is searched. */
    private static final int LINE_BEAM = 12;

    /** Texts kept while a word is searched again. */
    private static final int WORD_BEAM = 16;

    /** Texts kept by the wider searches of a word. */
    private static final int WIDE_BEAM = 48;

    /** A word this surely read is not searched more widely. */
    private static final double SURE = 0.98;

    /** The share of the n-grams' weight in the second of the wider searches: names and rare words are new to them. */
    private static final double LIGHT = 0.5;

    /** A frame that says "space" with more than this log-probability (½) belongs to the space next to a word. */
    private static final float SURELY_SPACE = -0.7f;

    /** So many characters after a word, its space included, weigh in on what it says: n-grams reach no further. */
    private static final int FOLLOWING = 4;

    /** The posterior of a word's text when the search found that nothing stands there. */
    private static final double DOUBTFUL = 0.001;

    private final Alphabet alphabet;
    private final LanguagePrior prior;
    private final double temperature;
    private final WordReadings readings;
    private final int space;
    private final PrefixTree lineTexts;
    private final PrefixBeam lineBeam;

    /** Of the word in hand, common to its searches. */
    private final PrefixTree wordTexts;

    private final PrefixBeam wordBeam;
    private final PrefixBeam wideBeam;
    private final LanguagePrior light;
    private final PrefixBeam lightBeam;

    LineDecoder(Alphabet alphabet, LanguagePrior prior, ReaderSettings settings) {
        this.alphabet = alphabet;
        this.prior = prior;
        this.temperature = settings.temperature();
        this.readings = new WordReadings(alphabet, settings);
        this.space = alphabet.classOf(" ");
        this.lineTexts = new PrefixTree(prior);
        this.lineBeam = new PrefixBeam(lineTexts, prior, 1, LINE_BEAM);
        this.wordTexts = new PrefixTree(prior);
        this.wordBeam = new PrefixBeam(wordTexts, prior, 1, WORD_BEAM);
        this.wideBeam = new PrefixBeam(wordTexts, prior, 1, WIDE_BEAM);
        this.light = prior.weighing(LIGHT);
        this.lightBeam = new PrefixBeam(wordTexts, prior, LIGHT, WIDE_BEAM);
    }

    LineReading decode(Emissions e) {
        return new LineReading(search(e).stream().map(readings::of).toList());
    }

    /** The words of a line, from left to right, with all that is known of them. */
    List<SearchedWord> search(Emissions e) {
        LikelyClasses likely = new LikelyClasses(e);
        int[] text = bestText(likely);
        int[] frames = Alignment.frames(e, text);
        Clues clues = new Clues(e, space, text, frames);
        List<SearchedWord> words = new ArrayList<>();
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
            wordTexts.plant(state);
            List<SearchedWord.Weighed> texts = weigh(wordBeam, prior, likely, text, frames, i, end);
            List<SearchedWord.Weighed> others = others(texts, likely, text, frames, i, end);
            int[] best = texts.getFirst().labels();
            int from = firstFrame(e, frames, i);
            int to = lastFrame(e, frames, end) + 1;
            int[] places = places(e, from, to, best);
            double[] spoken = new double[best.length + 1];
            for (int c = 0; c < best.length; c++) {
                spoken[c] = prior.logProb(state, best[c]);
                state = prior.next(state, best[c]);
            }
            spoken[best.length] = end < frames.length ? prior.logProb(state, space) : prior.endScore(state);
            double[][] glyphs =
                    clues.ofGlyphs(from, to, best, places, texts.getFirst().posterior(), spoken);
            words.add(new SearchedWord(texts, others, columns(e, places), clues.ofWord(spoken), glyphs));
            i = end;
        }
        return words;
    }

    /** The best text of a line by the first search alone. */
    String text(Emissions e) {
        return alphabet.decode(bestText(new LikelyClasses(e)))
                .replaceAll(" +", " ")
                .strip();
    }

    /** The text with the best score over the whole line. */
    private int[] bestText(LikelyClasses likely) {
        lineTexts.plant(prior.start());
        lineBeam.search(likely, 0, likely.emissions().frames());
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int rank = 0; rank < lineBeam.size(); rank++) {
            double score = lineBeam.score(rank) + prior.endScore(lineBeam.state(rank));
            if (score > bestScore) {
                bestScore = score;
                best = rank;
            }
        }
        return lineBeam.labels(best);
    }

    /** The first frame of the word whose first character is the line's i-th: the one after the space before it. */
    private int firstFrame(Emissions e, int[] frames, int i) {
        int frame = i == 0 ? 0 : frames[i - 1] + 1;
        while (frame < frames[i] && space > 0 && e.at(frame, space) > SURELY_SPACE) {
            frame++;
        }
        return frame;
    }

    /** Likewise the last frame of the word that ends before the line's end-th character. */
    private int lastFrame(Emissions e, int[] frames, int end) {
        int frame = (end == frames.length ? e.frames() : frames[end]) - 1;
        while (frame > frames[end - 1] && space > 0 && e.at(frame, space) > SURELY_SPACE) {
            frame--;
        }
        return frame;
    }

    /**
     * What the characters i to end − 1 of the line may say, best first. The posteriors sum to less than 1: the rest is
     * that two words stand here, or that the word is part of a longer one.
     */
    private List<SearchedWord.Weighed> weigh(
            PrefixBeam beam, LanguagePrior ngrams, LikelyClasses likely, int[] text, int[] frames, int i, int end) {
        Emissions e = likely.emissions();
        beam.search(likely, firstFrame(e, frames, i), lastFrame(e, frames, end) + 1);
        int count = beam.size();
        double[] scores = new double[count];
        double highest = Double.NEGATIVE_INFINITY;
        for (int rank = 0; rank < count; rank++) {
            scores[rank] = (beam.score(rank) + following(ngrams, text, end, beam.state(rank))) / temperature;
            highest = Math.max(highest, scores[rank]);
        }
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            scores[rank] = Math.exp(scores[rank] - highest);
            sum += scores[rank];
        }
        double apart = spaceStands(e, frames, i - 1) * spaceStands(e, frames, end);
        List<SearchedWord.Weighed> texts = new ArrayList<>(count);
        for (int rank = 0; rank < count; rank++) {
            int[] labels = beam.labels(rank);
            if (labels.length > 0 && Arrays.stream(labels).noneMatch(label -> label == space)) {
                texts.add(new SearchedWord.Weighed(labels, apart * scores[rank] / sum));
            }
        }
        texts.sort(Comparator.comparingDouble(SearchedWord.Weighed::posterior).reversed());
        return texts.isEmpty() ? List.of(new SearchedWord.Weighed(Arrays.copyOfRange(text, i, end), DOUBTFUL)) : texts;
    }

    /**
     * What else a doubtful word may say: half by what a wider search finds, half by one that leans less on n-grams. Of a
     * word that is as good as sure, what was found already.
     */
    private List<SearchedWord.Weighed> others(
            List<SearchedWord.Weighed> texts, LikelyClasses likely, int[] text, int[] frames, int i, int end) {
        if (texts.getFirst().posterior() > SURE) {
            return texts;
        }
        List<SearchedWord.Weighed> others = new ArrayList<>();
        for (SearchedWord.Weighed wide : weigh(wideBeam, prior, likely, text, frames, i, end)) {
            others.add(new SearchedWord.Weighed(wide.labels(), wide.posterior() / 2));
        }
        for (SearchedWord.Weighed wide : weigh(lightBeam, light, likely, text, frames, i, end)) {
            others.add(new SearchedWord.Weighed(wide.labels(), wide.posterior() / 2));
        }
        return others;
    }

    /** What the n-grams say of the characters after a word, which end in the line's end or in mid-word. */
    private static double following(LanguagePrior prior, int[] text, int end, int after) {
        double sum = 0;
        int state = after;
        int to = Math.min(text.length, end + FOLLOWING);
        for (int i = end; i < to; i++) {
            sum += prior.score(state, text[i]);
            state = prior.next(state, text[i]);
        }
        return to == text.length ? sum + prior.endScore(state) : sum;
    }

    /** The probability that any frame near the line's i-th character, a space, says that a space is there. */
    private double spaceStands(Emissions e, int[] frames, int i) {
        if (i < 0 || i >= frames.length || space < 0) {
            return 1;
        }
        int from = i == 0 ? 0 : frames[i - 1] + 1;
        int to = i + 1 == frames.length ? e.frames() : frames[i + 1];
        double none = 1;
        for (int f = from; f < to; f++) {
            none *= Math.max(0, 1 - Math.exp(e.at(f, space)));
        }
        return 1 - none;
    }

    /** The frame of each character of a text in the frames {@code from} to {@code to - 1}, growing. */
    private static int[] places(Emissions e, int from, int to, int[] labels) {
        int[] frames = Alignment.frames(e.part(from, to), labels);
        int[] places = new int[labels.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = frames.length == labels.length
                    ? from + frames[i]
                    : from + Math.min(to - from - 1, (int) ((i + 0.5) * (to - from) / labels.length));
        }
        return places;
    }

    /** Their centres on the strip. */
    private static double[] columns(Emissions e, int[] places) {
        return Arrays.stream(places)
                .mapToDouble(frame -> (frame + 0.5) * e.columnsPerFrame())
                .toArray();
    }
}
