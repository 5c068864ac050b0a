package org.chirograph.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Polygon;
import org.chirograph.page.Word;
import org.chirograph.text.EditAlignment;
import org.chirograph.text.EditAlignment.Kind;
import org.chirograph.text.EditAlignment.Step;
import org.chirograph.text.ScoringText;

/**
 * Compares a page as read with the same page as it truly is. Lines need not have been found alike: every word read goes
 * to the line of the truth in whose outline most of it lies, a third of its box at least, and inside a line words count
 * from left to right. The rules are those of an independent scorer of ALTO files, down to ties.
 */
public final class PageScorer {
    /** Least share of a word's box inside a line: the outline may hug the small letters. */
    private static final double LEAST_SHARE = 1.0 / 3;

    /** Characters shown on both sides of a wrong one. */
    private static final int CONTEXT = 16;

    private record TrueLine(String id, String text, Polygon outline, Box extent, List<Word> read) {}

    private PageScorer() {}

    /** @param read empty when the page is missing from what is judged */
    public static PageScore score(String document, Page truth, Optional<Page> read) {
        List<TrueLine> lines = new ArrayList<>();
        truth.lines().forEach(line -> {
            String text = ScoringText.normalise(line.text());
            if (!text.isEmpty()) {
                lines.add(new TrueLine(
                        line.id(), text, line.outline(), line.outline().box(), new ArrayList<>()));
            }
        });
        int unmatched = read.map(page -> share(page, lines)).orElse(0);
        List<LineScore> scores = new ArrayList<>();
        List<Judged> characters = new ArrayList<>();
        List<Judged> words = new ArrayList<>();
        List<WrongCharacter> wrong = new ArrayList<>();
        for (TrueLine line : lines) {
            scores.add(score(document, truth.id(), line, characters, words, wrong));
        }
        return new PageScore(document, truth.id(), read.isEmpty(), scores, unmatched, characters, words, wrong);
    }

    /** Gives every word to its line; returns how many characters belong to none. */
    private static int share(Page page, List<TrueLine> lines) {
        int unmatched = 0;
        for (Line found : page.lines().toList()) {
            for (Word word : found.words()) {
                String text = word.best().text();
                if (text.isBlank()) {
                    continue;
                }
                TrueLine best = null;
                double most = 0;
                for (TrueLine line : lines) {
                    double area = isBeside(line, word.box()) ? 0 : ClippedArea.of(line.outline, word.box());
                    if (area > most) {
                        most = area;
                        best = line;
                    }
                }
                if (best == null || most < word.box().area() * LEAST_SHARE) {
                    unmatched += LineScore.length(text);
                } else {
                    best.read.add(word);
                }
            }
        }
        return unmatched;
    }

    private static boolean isBeside(TrueLine line, Box word) {
        return line.extent.bottom() <= word.y() || line.extent.y() >= word.bottom();
    }

    private static LineScore score(
            String document,
            String page,
            TrueLine line,
            List<Judged> characters,
            List<Judged> words,
            List<WrongCharacter> wrong) {
        line.read.sort(Comparator.<Word>comparingInt(w -> w.box().x())
                .thenComparing(w -> w.best().text()));
        StringBuilder text = new StringBuilder();
        List<Double> wordPosteriors = new ArrayList<>();
        List<Double> characterPosteriors = new ArrayList<>();
        for (Word word : line.read) {
            String normalised = ScoringText.normalise(word.best().text());
            if (normalised.isEmpty()) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append(' ');
                characterPosteriors.add(Double.NaN);
            }
            text.append(normalised);
            characterPosteriors.addAll(posteriors(word, normalised));
            LineScore.words(normalised)
                    .forEach(w -> wordPosteriors.add(word.best().posterior()));
        }
        String read = text.toString();
        List<String> trueWords = LineScore.words(line.text);
        EditAlignment byCharacter = EditAlignment.ofText(line.text, read);
        EditAlignment byWord = EditAlignment.ofWords(trueWords, LineScore.words(read));
        judge(byCharacter, characterPosteriors, characters);
        judge(byWord, wordPosteriors, words);
        for (Step step : byCharacter.steps()) {
            boolean replaced = step.kind() == Kind.SUBSTITUTE;
            if (replaced || step.kind() == Kind.INSERT) {
                double posterior = characterPosteriors.get(step.hypothesis());
                if (!Double.isNaN(posterior)) {
                    wrong.add(new WrongCharacter(
                            posterior,
                            document,
                            page,
                            line.id,
                            replaced ? around(line.text, step.reference(), 0, "", "") : "",
                            around(read, step.hypothesis(), 0, "", ""),
                            around(read, step.hypothesis(), CONTEXT, "[", "]"),
                            around(line.text, step.reference(), CONTEXT, "", "")));
                }
            }
        }
        return new LineScore(line.id, line.text, read, byCharacter, trueWords.size(), byWord.distance());
    }

    /** The code point at a place, and as many on both sides as asked for. */
    private static String around(String text, int at, int beside, String open, String close) {
        int length = LineScore.length(text);
        int from = Math.max(0, Math.min(length, at) - beside);
        int to = Math.min(length, at + 1 + beside);
        int[] points = text.codePoints().toArray();
        int here = Math.min(at, length);
        int next = Math.min(at + 1, to);
        return new String(points, from, here - from)
                + open
                + new String(points, here, next - here)
                + close
                + new String(points, next, to - next);
    }

    /** For every code point of the word its glyph's posterior; NaN where the glyphs don't spell the word. */
    private static List<Double> posteriors(Word word, String normalised) {
        List<Double> posteriors = new ArrayList<>();
        StringBuilder spelled = new StringBuilder();
        for (Glyph glyph : word.glyphs()) {
            String text = ScoringText.normalise(glyph.best().text());
            spelled.append(text);
            for (int i = LineScore.length(text); i > 0; i--) {
                posteriors.add(glyph.best().posterior());
            }
        }
        return spelled.toString().equals(normalised)
                ? posteriors
                : java.util.Collections.nCopies(LineScore.length(normalised), Double.NaN);
    }

    private static void judge(EditAlignment alignment, List<Double> posteriors, List<Judged> into) {
        for (Step step : alignment.steps()) {
            if (step.kind() != Kind.DELETE && !posteriors.get(step.hypothesis()).isNaN()) {
                into.add(new Judged(posteriors.get(step.hypothesis()), step.kind() == Kind.MATCH));
            }
        }
    }
}
