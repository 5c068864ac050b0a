package org.chirograph.eval;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An evaluation as plain text for a terminal: the same in every locale. */
public final class EvaluationTable {
    private static final int CONFUSIONS = 20;
    private static final String ALL = "all documents";

    private EvaluationTable() {}

    public static String render(Evaluation evaluation) {
        StringBuilder out = new StringBuilder();
        int name = widest(evaluation.documents().stream().map(Evaluation.DocumentRates::document));
        append(
                out,
                "%-" + name + "s %6s %6s %6s %8s %7s %7s %9s%n",
                "",
                "pages",
                "lines",
                "found",
                "chars",
                "CER",
                "WER",
                "unmatched");
        for (Evaluation.DocumentRates document : evaluation.documents()) {
            row(out, name, document.document(), document.rates());
        }
        row(out, name, ALL, evaluation.total());
        Rates total = evaluation.total();
        append(out, "%nCER %s (95 %%: %s)%n", percent(total.cer()), range(evaluation.cer()));
        append(out, "WER %s (95 %%: %s)%n", percent(total.wer()), range(evaluation.wer()));
        append(
                out,
                "lines found %d of %d, %d characters outside every line",
                total.found(),
                total.lines(),
                total.unmatched());
        append(out, total.missing() > 0 ? ", %d of %d pages missing%n" : "%n", total.missing(), total.pages());
        out.append(
                "Text is compared in NFC with plain quotes and dashes, single spaces, transcribers' marks dropped.\n");
        calibration(out, "characters", evaluation.characters());
        calibration(out, "words", evaluation.words());
        confusions(out, evaluation.confusions());
        worst(out, evaluation.worst());
        return out.toString();
    }

    public static String render(LineEvaluation evaluation) {
        StringBuilder out = new StringBuilder();
        int name = widest(evaluation.documents().stream().map(LineEvaluation.DocumentLines::document));
        append(
                out,
                "%-" + name + "s %6s %6s %8s %6s %6s %6s %6s %6s %8s%n",
                "",
                "pages",
                "lines",
                "found",
                "split",
                "merged",
                "missed",
                "read",
                "wrong",
                "noise");
        for (LineEvaluation.DocumentLines document : evaluation.documents()) {
            row(out, name, document.document(), document.counts());
        }
        row(out, name, ALL, evaluation.total());
        append(
                out,
                "%nFound: one line holds 70 %% of a true line's ink, and 75 %% of what it holds of any is this one's."
                        + "%nWrong: lines read where no true line is. Noise: ink of lines outside the true ones,"
                        + " by that inside.%n");
        return out.toString();
    }

    private static int widest(Stream<String> names) {
        return Math.clamp(names.mapToInt(String::length).max().orElse(0), ALL.length(), 60);
    }

    private static String fit(String name, int width) {
        return name.length() <= width ? name : name.substring(0, width - 1) + "…";
    }

    private static void row(StringBuilder out, int width, String name, LineCounts c) {
        append(
                out,
                "%-" + width + "s %6d %6d %8s %6d %6d %6d %6d %6d %8s%n",
                fit(name, width),
                c.pages(),
                c.lines(),
                percent(c.foundShare()),
                c.split(),
                c.merged(),
                c.missed(),
                c.read(),
                c.wrong(),
                percent(c.noiseShare()));
    }

    private static void row(StringBuilder out, int width, String name, Rates r) {
        append(
                out,
                "%-" + width + "s %6d %6d %6d %8d %7s %7s %9s%n",
                fit(name, width),
                r.pages(),
                r.lines(),
                r.found(),
                r.characters(),
                percent(r.cer()),
                percent(r.wer()),
                percent(r.unmatchedShare()));
    }

    private static void calibration(StringBuilder out, String what, Calibration c) {
        if (c.count() > 0) {
            append(
                    out,
                    "Posteriors of %d %s: mean %.4f, right %.4f, ECE %.4f (by chance %.4f), AUROC %.3f,"
                            + " %.0f %% of the wrong in the lowest twentieth%n",
                    c.count(),
                    what,
                    c.meanPosterior(),
                    c.accuracy(),
                    c.ece(),
                    c.chance(),
                    c.auroc(),
                    100 * c.caught());
        }
    }

    private static void confusions(StringBuilder out, List<Confusion> confusions) {
        if (!confusions.isEmpty()) {
            append(out, "%nCommonest mistakes (truth → read):%n");
            for (Confusion c : confusions.subList(0, Math.min(CONFUSIONS, confusions.size()))) {
                append(out, "%6d  %s → %s%n", c.count(), shown(c.truth()), shown(c.read()));
            }
        }
    }

    private static void worst(StringBuilder out, List<WrongCharacter> worst) {
        if (!worst.isEmpty()) {
            append(out, "%nSurest mistakes (posterior, truth → read, as read, as it is, where):%n");
            for (WrongCharacter w : worst) {
                append(
                        out,
                        "%6.4f  %s → %s  %s | %s  %s, line %s%n",
                        w.posterior(),
                        shown(w.truth()),
                        shown(w.read()),
                        w.context(),
                        w.trueContext(),
                        w.document(),
                        w.line());
            }
        }
    }

    private static String shown(String character) {
        return character.isEmpty() ? "(nothing)" : character.equals(" ") ? "(space)" : character;
    }

    private static String range(Interval interval) {
        return percent(interval.low()) + " to " + percent(interval.high());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static void append(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }
}
