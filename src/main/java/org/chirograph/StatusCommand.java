package org.chirograph;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.PageEntry.Outcome;
import org.chirograph.catalog.RunEntry;
import org.chirograph.catalog.WordConfidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Shows what a collection holds, its last runs, what failed and what to do about it.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int LAST_RUNS = 5;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    /** @param pages of the file; {@code done} and {@code failed} count those that were tried */
    private record DocumentRow(
            String document,
            String file,
            int pages,
            long done,
            long failed,
            long millis,
            int words,
            double confidence) {}

    private record FailureRow(String document, String page, String reason, String whatToDo, int attempts, String at) {}

    private record RunRow(
            int run, String command, String pipeline, String started, String ended, String outcome, int left) {}

    private record DriftRow(String document, double confidence, double expected, String whatToDo) {}

    private record Totals(int documents, int pages, long done, long failed) {}

    private record Status(
            Totals totals,
            List<DocumentRow> documents,
            List<FailureRow> failures,
            List<RunRow> runs,
            List<DriftRow> drifts) {}

    @Override
    public Integer call() throws Exception {
        try (Catalog catalog = Catalog.open(collection.folder())) {
            Status status = status(catalog);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(status));
            } else {
                print(status, out);
            }
        }
        return ExitCode.OK;
    }

    private static Status status(Catalog catalog) throws CatalogException, IOException {
        List<PageEntry> pages = catalog.pages();
        List<DocumentRow> documents = new java.util.ArrayList<>();
        for (DocumentEntry document : catalog.documents()) {
            documents.add(row(document, catalog.pages(document)));
        }
        List<FailureRow> failures = pages.stream()
                .filter(p -> p.outcome() == Outcome.FAILED)
                .map(p ->
                        new FailureRow(p.document(), p.page(), p.reason(), p.advice(), p.attempts(), p.at().toString()))
                .toList();
        List<RunEntry> all = catalog.journal().runs();
        List<RunRow> runs = all.subList(Math.max(0, all.size() - LAST_RUNS), all.size()).stream()
                .map(r -> new RunRow(
                        r.number(),
                        r.command(),
                        r.method().pipeline(),
                        r.started().toString(),
                        r.outcome().equals(RunEntry.RUNNING) ? "" : r.ended().toString(),
                        r.outcome(),
                        r.left()))
                .toList();
        List<DriftRow> drifts = Drift.of(catalog).stream()
                .map(d ->
                        new DriftRow(d.document(), d.found().mean(), d.method().expected(), d.advice()))
                .toList();
        Totals totals = new Totals(
                documents.size(),
                documents.stream().mapToInt(DocumentRow::pages).sum(),
                documents.stream().mapToLong(DocumentRow::done).sum(),
                failures.size());
        return new Status(totals, documents, failures, runs, drifts);
    }

    private static DocumentRow row(DocumentEntry document, List<PageEntry> pages) {
        WordConfidence words =
                WordConfidence.of(pages.stream().map(PageEntry::confidence).toList());
        return new DocumentRow(
                document.id(),
                document.path().toString(),
                document.pages(),
                pages.stream().filter(p -> p.outcome() == Outcome.DONE).count(),
                pages.stream().filter(p -> p.outcome() == Outcome.FAILED).count(),
                pages.stream().mapToLong(PageEntry::millis).sum(),
                words.words(),
                words.mean());
    }

    private static void print(Status status, PrintWriter out) {
        out.printf("%-60s %6s %6s %6s %10s%n", "document", "pages", "done", "failed", "confidence");
        for (DocumentRow row : status.documents()) {
            String confidence = row.words() == 0 ? "" : String.format("%.2f", row.confidence());
            out.printf("%-60s %6d %6d %6d %10s%n", row.document(), row.pages(), row.done(), row.failed(), confidence);
        }
        Totals totals = status.totals();
        out.printf(
                "%d documents, %d pages: %d done, %d failed%n",
                totals.documents(), totals.pages(), totals.done(), totals.failed());
        if (!status.runs().isEmpty()) {
            out.printf("%nlast runs%n");
        }
        for (RunRow run : status.runs()) {
            out.printf(
                    "%5d %-9s %-14s %s  %s%s%n",
                    run.run(),
                    run.command(),
                    run.pipeline(),
                    run.started(),
                    run.outcome(),
                    run.left() > 0 ? ", " + run.left() + " pages left" : "");
        }
        if (!status.failures().isEmpty()) {
            out.printf("%nfailed (chirograph retry tries them again)%n");
        }
        for (FailureRow failure : status.failures()) {
            out.println("    " + failure.reason());
            out.println("        what to do: " + failure.whatToDo());
        }
        if (!status.drifts().isEmpty()) {
            out.printf("%nread with less confidence than expected%n");
        }
        status.drifts().forEach(drift -> out.println("    " + drift.whatToDo()));
    }
}
