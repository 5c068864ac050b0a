package org.chirograph.review;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.chirograph.catalog.AnswerEntry;
import org.chirograph.catalog.AuditedLine;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.Occasion;
import org.chirograph.eval.Calibration;
import org.chirograph.eval.Interval;
import org.chirograph.eval.Judged;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Word;

/**
 * Whether answers tell how honest posteriors are, on pages of which the truth is known: what all lines would tell, what
 * lines drawn by an audit tell, many times, and what the first words of the queue tell. Words that stand in no line of the
 * truth are left out: nobody can say what a person would say of them. Arguments: a collection, the folder
 * of its truth, lines of an audit, audits, words of the queue.
 */
final class ReliabilityBench {
    /** Bins with fewer things in all the lines have no share to be told. */
    private static final int LEAST = 30;

    private final List<Page> pages = new ArrayList<>();
    private final List<StoppingBench.KnownPage> known;

    private ReliabilityBench(List<StoppingBench.KnownPage> known) {
        this.known = known;
        for (int i = 0; i < known.size(); i++) {
            Page page = known.get(i).page();
            Set<String> outside = known.get(i).outside();
            pages.add(new Page("%04d".formatted(i), "", page.width(), page.height(), page.regions(), List.of())
                    .mapLines(line -> line.withWords(line.words().stream()
                            .filter(word -> !outside.contains(word.id()))
                            .toList())));
        }
    }

    public static void main(String[] arguments) throws Exception {
        ReliabilityBench bench = new ReliabilityBench(
                StoppingBench.known(CollectionFolder.existing(Path.of(arguments[0])), Path.of(arguments[1])));
        int lines = Integer.parseInt(arguments[2]);
        int audits = Integer.parseInt(arguments[3]);
        Reliability.Sample all = bench.everyLine();
        Reliability.Sample queue = bench.queue(Integer.parseInt(arguments[4]));
        List<Reliability.Sample> drawn = new ArrayList<>();
        for (int i = 0; i < audits; i++) {
            drawn.add(bench.drawn("audit " + i, lines));
        }
        print("words", all, queue, drawn, Reliability.Sample::words);
        print("characters", all, queue, drawn, Reliability.Sample::characters);
    }

    private static void print(
            String of,
            Reliability.Sample every,
            Reliability.Sample queue,
            List<Reliability.Sample> drawn,
            Function<Reliability.Sample, List<Judged>> judged) {
        Calibration all = Calibration.of(judged.apply(every));
        print(of, "all lines", all);
        print(of, "the queue", Calibration.of(judged.apply(queue)));
        int held = 0;
        int bins = 0;
        int allHeld = 0;
        List<Double> errors = new ArrayList<>();
        for (Reliability.Sample sample : drawn) {
            Calibration c = Calibration.of(judged.apply(sample));
            errors.add(c.ece());
            for (Calibration.Bin bin : c.bins()) {
                double share = all.bins().stream()
                        .filter(b -> b.low() == bin.low() && b.count() >= LEAST)
                        .mapToDouble(Calibration.Bin::accuracy)
                        .findFirst()
                        .orElse(Double.NaN);
                Interval interval = bin.interval();
                if (!Double.isNaN(share)) {
                    bins++;
                    held += interval.low() <= share && share <= interval.high() ? 1 : 0;
                }
            }
            Interval whole = new Calibration.Bin(0, 1, c.count(), c.meanPosterior(), c.accuracy()).interval();
            allHeld += whole.low() <= all.accuracy() && all.accuracy() <= whole.high() ? 1 : 0;
        }
        errors.sort(null);
        Calibration first = Calibration.of(judged.apply(drawn.getFirst()));
        print(of, "an audit", first);
        System.out.printf(
                Locale.ROOT,
                "%-10s %d audits: ECE %.4f in the median; %.1f %% of %d bins' intervals hold the share of all lines,"
                        + " %.1f %% of those of all bins together%n",
                of,
                drawn.size(),
                errors.get(errors.size() / 2),
                100.0 * held / bins,
                bins,
                100.0 * allHeld / drawn.size());
    }

    private static void print(String of, String sample, Calibration c) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %-9s %5d judged, expected %.4f, right %.4f, ECE %.4f, by chance %.4f%n",
                of,
                sample,
                c.count(),
                c.meanPosterior(),
                c.accuracy(),
                c.ece(),
                c.chance());
    }

    private Reliability.Sample everyLine() {
        List<AnswerEntry> trail = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            for (Line line : pages.get(i).lines().toList()) {
                tell(i, line, trail);
            }
        }
        return Reliability.of(trail).drawn();
    }

    private Reliability.Sample drawn(String name, int lines) {
        List<AnswerEntry> trail = new ArrayList<>();
        List<AuditedLine> drawn = new ArrayList<>();
        while (drawn.size() < lines) {
            // What was told stays as it was read: each audit is of the same pages.
            DocumentAudit audit = DocumentAudit.of(name, pages, drawn);
            DocumentAudit.Stake asked = audit.next().orElseThrow();
            int page = Integer.parseInt(asked.page());
            drawn.add(audit.told(
                    asked, StoppingBench.truth(known.get(page).truths(), asked.line()), "Ada", Instant.EPOCH));
            tell(page, asked.line(), trail);
        }
        return Reliability.of(trail).drawn();
    }

    private void tell(int page, Line line, List<AnswerEntry> trail) {
        Line now = Retyping.whole(line, StoppingBench.truth(known.get(page).truths(), line), "Ada");
        note(page, line, now, Occasion.DRAWN, trail);
    }

    private static void note(int page, Line before, Line now, Occasion occasion, List<AnswerEntry> trail) {
        Testimony.of(before, now, occasion)
                .forEach(answer -> trail.add(new AnswerEntry("d", "" + page, before.id(), answer, true)));
    }

    /** @param worth see {@link Worth#perKey} */
    private record Asked(int page, Line line, Word word, double worth) {}

    private Reliability.Sample queue(int words) {
        List<Asked> queue = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            int page = i;
            pages.get(i)
                    .lines()
                    .forEach(line -> line.words().forEach(w -> queue.add(new Asked(page, line, w, Worth.perKey(w)))));
        }
        queue.sort(Comparator.comparingDouble(Asked::worth).reversed());
        List<AnswerEntry> trail = new ArrayList<>();
        for (Asked asked : queue.subList(0, Math.min(words, queue.size()))) {
            String text = known.get(asked.page).truths().getOrDefault(asked.word.id(), "");
            Line now = Retyping.of(asked.line, asked.word.id(), text, "Ada");
            note(asked.page, asked.line, now, Occasion.ASKED, trail);
        }
        return Reliability.of(trail).asked();
    }
}
