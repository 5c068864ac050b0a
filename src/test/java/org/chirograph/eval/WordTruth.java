package org.chirograph.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Polygon;
import org.chirograph.page.Word;
import org.chirograph.text.EditAlignment;
import org.chirograph.text.EditAlignment.Kind;
import org.chirograph.text.EditAlignment.Step;
import org.chirograph.text.ScoringText;
import org.jspecify.annotations.Nullable;

/**
 * A word that was read, and what stands there.
 *
 * @param truth as {@link ScoringText} has it; null where no line of the truth lies, so that nothing can be answered
 */
public record WordTruth(Word word, @Nullable String truth) {
    private static final double LEAST_SHARE = 1.0 / 3;

    int errors() {
        return truth == null
                ? 0
                : EditAlignment.distance(ScoringText.normalise(word.best().text()), truth);
    }

    private record TrueLine(String text, Polygon outline, List<Word> read) {}

    /** Every word of a page with what stands there, by the rules of {@link PageScorer}. */
    public static List<WordTruth> of(Page truth, Page read) {
        List<TrueLine> lines = truth.lines()
                .map(l -> new TrueLine(ScoringText.normalise(l.text()), l.outline(), new ArrayList<>()))
                .filter(l -> !l.text.isEmpty())
                .toList();
        List<WordTruth> all = new ArrayList<>();
        for (Line line : read.lines().toList()) {
            for (Word word : line.words()) {
                TrueLine best = lines.stream()
                        .max(Comparator.comparingDouble(l -> ClippedArea.of(l.outline, word.box())))
                        .orElse(null);
                if (best == null
                        || ClippedArea.of(best.outline, word.box()) < word.box().area() * LEAST_SHARE) {
                    all.add(new WordTruth(word, null));
                } else {
                    best.read.add(word);
                }
            }
        }
        lines.forEach(line -> all.addAll(of(line)));
        return all;
    }

    private static List<WordTruth> of(TrueLine line) {
        line.read.sort(Comparator.comparingInt(w -> w.box().x()));
        StringBuilder text = new StringBuilder();
        List<Integer> owner = new ArrayList<>();
        for (int i = 0; i < line.read.size(); i++) {
            if (!text.isEmpty()) {
                text.append(' ');
                owner.add(-1);
            }
            String word = ScoringText.normalise(line.read.get(i).best().text());
            text.append(word);
            for (int c = word.codePointCount(0, word.length()); c > 0; c--) {
                owner.add(i);
            }
        }
        int[] reference = line.text.codePoints().toArray();
        List<StringBuilder> truths = new ArrayList<>();
        line.read.forEach(w -> truths.add(new StringBuilder()));
        for (Step step : EditAlignment.ofText(line.text, text.toString()).steps()) {
            if (step.kind() != Kind.INSERT) {
                int at = Math.min(step.hypothesis(), owner.size() - 1);
                int word = at < 0 ? -1 : owner.get(at);
                // What was missed at a word's end stands before the space that follows.
                if (word < 0 && at > 0 && step.kind() == Kind.DELETE && reference[step.reference()] != ' ') {
                    word = owner.get(at - 1);
                }
                if (word >= 0) {
                    truths.get(word).appendCodePoint(reference[step.reference()]);
                }
            }
        }
        List<WordTruth> all = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
            all.add(new WordTruth(line.read.get(i), truths.get(i).toString().strip()));
        }
        return all;
    }
}
