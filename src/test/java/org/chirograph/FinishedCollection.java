package org.chirograph;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.RunEntry;
import org.chirograph.search.IndexContent;

/** What came of runs that were ended by force, to be held against what came of one that was left alone. */
record FinishedCollection(Path root) {
    /** Every file under {@code record/} by its place, also what does not belong there. */
    Map<String, String> records() throws IOException {
        Map<String, String> records = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve("record"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                records.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return records;
    }

    /** See {@link IndexContent}. */
    List<String> index() throws IOException {
        return IndexContent.of(root.resolve("index"));
    }

    /** The same after the index was made anew from the records. */
    List<String> indexMadeAnew() throws IOException {
        if (run("reindex") != ExitCode.OK) {
            throw new IOException("reindex failed");
        }
        return index();
    }

    /** Document and page of everything that any run says it has done; a page that was done twice is there twice. */
    List<String> done() throws CatalogException {
        List<String> done = new ArrayList<>();
        try (Catalog catalog = Catalog.open(CollectionFolder.existing(root))) {
            for (RunEntry run : catalog.journal().runs()) {
                catalog.journal().of(run.number()).forEach(page -> done.add(page.document() + "/" + page.page()));
            }
        }
        return done;
    }

    /** Whether {@code verify} finds everything as the runs left it. */
    boolean isVerified() {
        return run("verify") == ExitCode.OK;
    }

    private int run(String command) {
        PrintWriter unheard = new PrintWriter(new StringWriter());
        return Main.run(unheard, unheard, command, root.toString());
    }
}
