package org.chirograph;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.CollectionLock;
import org.chirograph.ledger.Difference;
import org.chirograph.ledger.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Checks that a collection is as the program left it: manifests, records, scans.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 all as it was left, 8 something was changed, lost or added, 6 not a collection."})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    private record DifferenceRow(String kind, String what, String detail) {}

    private record Report(
            int checked, boolean interrupted, List<DifferenceRow> differences, List<String> unreachableScans) {}

    @Override
    public Integer call() throws Exception {
        CollectionFolder folder = collection.folder();
        if (!Files.isWritable(folder.root())) {
            try (Catalog catalog = Catalog.open(folder)) {
                return check(folder, catalog);
            }
        }
        try (CollectionLock lock = CollectionLock.take(folder);
                Catalog catalog = Catalog.open(folder, lock)) {
            return check(folder, catalog);
        }
    }

    private int check(CollectionFolder folder, Catalog catalog) throws CatalogException, IOException {
        Verification verification = new Verification(folder, catalog);
        List<Difference> differences = verification.run();
        report(verification, differences);
        return differences.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private void report(Verification verification, List<Difference> differences) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<DifferenceRow> rows = differences.stream()
                .map(d -> new DifferenceRow(d.kind().name().toLowerCase(Locale.ROOT), d.what(), d.detail()))
                .toList();
        if (json) {
            Report report = new Report(
                    verification.checked(),
                    verification.open(),
                    rows,
                    verification.unreachable().stream().map(Path::toString).toList());
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
            return;
        }
        rows.forEach(row -> out.printf("%-8s %s: %s%n", row.kind(), row.what(), row.detail()));
        verification
                .unreachable()
                .forEach(scan -> out.println("         " + scan + " is no longer there to be checked"));
        if (verification.open()) {
            out.println("         the last run was interrupted; the next digitize closes it");
        }
        out.printf("%d files checked, %d differences%n", verification.checked(), rows.size());
    }
}
