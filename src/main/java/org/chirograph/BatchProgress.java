package org.chirograph;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.chirograph.catalog.PageEntry;
import org.chirograph.pipeline.Batch;
import org.chirograph.pipeline.PageOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a batch goes: on a terminal a bar with rate, estimate and counts, elsewhere a line every
 * {@value #SECONDS_BETWEEN_LINES} seconds; failures at once, the sums at the end.
 */
final class BatchProgress implements Batch.Listener, AutoCloseable {
    private static final int SECONDS_BETWEEN_LINES = 10;

    private final PrintWriter err;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private final List<PageOutcome.Failed> failures = new ArrayList<>();
    private @Nullable ProgressBar bar;
    private long lastLine = start;
    private int pages;
    private int done;
    private int skipped;
    private int corrected;
    private int lines;
    private int characters;

    BatchProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void planned(int found) {
        pages = found;
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName("pages")
                    .setInitialMax(found)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }
    }

    @Override
    public void finished(PageOutcome outcome) {
        switch (outcome) {
            case PageOutcome.Done d -> {
                done++;
                lines += d.lines();
                characters += d.characters();
            }
            case PageOutcome.Skipped s -> {
                skipped++;
                corrected += s.reason().equals(PageOutcome.Skipped.CORRECTED) ? 1 : 0;
                String which =
                        s.page().equals(PageEntry.WHOLE) ? "" : "page " + s.page() + " of " + s.document() + ": ";
                if (which.isEmpty() || s.reason().equals(PageOutcome.Skipped.CHANGED)) {
                    err.println((terminal ? "\n" : "") + "skipped: " + which + s.reason());
                }
            }
            case PageOutcome.Failed f -> {
                failures.add(f);
                err.println((terminal ? "\n" : "") + "failed: " + f.failure().reason());
            }
        }
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(counts());
        } else if (System.nanoTime() - lastLine
                > Duration.ofSeconds(SECONDS_BETWEEN_LINES).toNanos()) {
            lastLine = System.nanoTime();
            err.println(line());
        }
    }

    @Override
    public void noted(String remark) {
        err.println((terminal ? "\n" : "") + "note: " + remark);
    }

    private String line() {
        double seconds = seconds();
        int finished = done + skipped + failures.size();
        double left = done == 0 ? 0 : seconds / done * (pages - finished);
        return String.format(
                "%d of %d pages, %.1f a second, about %s left: %s",
                finished, pages, done / seconds, readable(left), counts());
    }

    private String counts() {
        return done + " done, " + skipped + " skipped, " + failures.size() + " failed";
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String readable(double seconds) {
        Duration d = Duration.ofSeconds(Math.round(seconds));
        return d.toHours() > 0
                ? String.format("%d h %02d min", d.toHours(), d.toMinutesPart())
                : String.format("%d min %02d s", d.toMinutes(), d.toSecondsPart());
    }

    int failed() {
        return failures.size();
    }

    int total() {
        return pages;
    }

    /** Ends the bar and prints the sums. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        if (corrected > 0) {
            err.printf(
                    "%d pages were left as people corrected them; digitize --again reads them too, and keeps what people"
                            + " corrected.%n",
                    corrected);
        }
        err.printf("%d pages: %s; %d lines, %d characters in %.1f s%n", pages, counts(), lines, characters, seconds());
    }
}
