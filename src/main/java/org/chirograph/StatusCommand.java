package org.chirograph;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Shows what a collection holds and what failed.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "COLLECTION")
    @SuppressWarnings("NullAway.Init")
    private Path collection;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (Catalog catalog = Catalog.open(CollectionFolder.existing(collection))) {
            List<Map<String, Object>> documents = new ArrayList<>();
            for (DocumentEntry document : catalog.documents()) {
                List<PageEntry> pages = catalog.pages(document);
                List<String> failures = pages.stream()
                        .filter(p -> p.outcome() == PageEntry.Outcome.FAILED)
                        .map(PageEntry::reason)
                        .toList();
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("document", document.id());
                row.put("file", document.path().toString());
                row.put("pages", document.pages());
                row.put("done", pages.size() - failures.size());
                row.put("failed", failures);
                documents.add(row);
            }
            print(documents);
        }
        return ExitCode.OK;
    }

    private void print(List<Map<String, Object>> documents) throws java.io.IOException {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(documents));
            return;
        }
        out.printf("%-60s %6s %6s %6s%n", "document", "pages", "done", "failed");
        for (Map<String, Object> row : documents) {
            List<?> failed = (List<?>) row.get("failed");
            out.printf("%-60s %6s %6s %6d%n", row.get("document"), row.get("pages"), row.get("done"), failed.size());
            failed.forEach(reason -> out.println("    " + reason));
        }
        out.printf("%d documents%n", documents.size());
    }
}
