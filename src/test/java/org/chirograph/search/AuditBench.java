package org.chirograph.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.chirograph.page.Line;

/**
 * Whether the share that an audit states is the true one: of a digitized collection whose truth is known, samples of
 * lines are drawn again and again, and the interval is compared with the share in all lines.
 *
 * <p>Arguments: collection, folder of its truth.
 */
public final class AuditBench {
    private static final int SAMPLES = 1_000;
    private static final int SEED = 5;

    private AuditBench() {}

    public static void main(String[] args) throws Exception {
        SearchTruth truth = new SearchTruth(Path.of(args[0]), Path.of(args[1]));
        List<Occurrences> lines = new ArrayList<>();
        for (SearchTruth.Recorded page : truth.pages()) {
            List<Line> all = page.page().lines().toList();
            for (int i = 0; i < all.size(); i++) {
                String text = truth.trueText(SearchTruth.place(
                        page.document(), page.page().id(), all.get(i).id()));
                if (text != null) {
                    lines.add(new LineAudit(page.page(), i, text).words());
                }
            }
        }
        System.out.println("| lines | share | sample | interval holds | below | above | width |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int sample : new int[] {50, 100, 200}) {
            print(lines, sample, Occurrences::found, "");
            print(lines, sample, Occurrences::withPossible, " with possible");
        }
    }

    private static void print(List<Occurrences> lines, int sample, ToIntFunction<Occurrences> count, String name) {
        int there = lines.stream().mapToInt(Occurrences::there).sum();
        double share = (double) lines.stream().mapToInt(count).sum() / there;
        List<Occurrences> shuffled = new ArrayList<>(lines);
        Random random = new Random(SEED);
        int below = 0;
        int above = 0;
        double width = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Collections.shuffle(shuffled, random);
            Share stated = Share.of(shuffled.subList(0, Math.min(sample, lines.size())), count, lines.size());
            below += share < stated.low() ? 1 : 0;
            above += share > stated.high() ? 1 : 0;
            width += stated.high() - stated.low();
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | %.3f%s | %d | %.3f | %.3f | %.3f | %.3f |%n",
                lines.size(),
                share,
                name,
                sample,
                1 - (double) (below + above) / SAMPLES,
                (double) below / SAMPLES,
                (double) above / SAMPLES,
                width / SAMPLES);
    }
}
