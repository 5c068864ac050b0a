package org.chirograph;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chirograph.audit.Audit;
import org.chirograph.audit.AuditSheet;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.format.FormatException;
import org.chirograph.format.PageReader;
import org.chirograph.page.Box;
import org.chirograph.page.Word;
import org.chirograph.scan.ScanException;
import org.chirograph.search.LineAudit;
import org.chirograph.search.PageSearch;
import org.chirograph.search.Query;
import org.chirograph.search.QueryException;
import org.chirograph.search.SampleLine;
import org.chirograph.search.Share;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        description = "States which share of what stands in a collection searches find, by a sample of lines that you"
                + " transcribe.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The first time, lines are drawn at random: their pictures and audit.tsv are written into the folder.",
            "Write into the last column of audit.tsv, with an editor or a spreadsheet, what stands in the line of",
            "the framed words, then give the same command again. Lines may be left for later, but go on in order: who passes",
            "over the hard ones learns too high a share."
        })
final class AuditCommand implements Callable<Integer> {
    private static final int USUAL_LINES = 150;
    private static final long USUAL_SEED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

    @Option(names = "--sheet", required = true, paramLabel = "DIR", description = "folder of the sample")
    @SuppressWarnings("NullAway.Init")
    private Path sheet;

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "draw so many (default: " + USUAL_LINES + "; 100 tell the share to within 5 to 7 %%)")
    private @Nullable Integer lines;

    @Option(names = "--seed", paramLabel = "N", description = "another number draws other lines (default: 1)")
    private @Nullable Long seed;

    @Option(names = "--document", paramLabel = "ID", description = "draw from this document alone")
    private @Nullable String document;

    @Option(
            names = "--queries",
            paramLabel = "FILE",
            description = "state the share for these queries, one a line, in place of all words")
    private @Nullable Path queries;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        CollectionFolder folder = collection.folder();
        if (Files.exists(sheet.resolve(AuditSheet.FILE))) {
            if (lines != null || seed != null || document != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        sheet + " holds a sample already; --lines, --seed and --document are for drawing: choose"
                                + " another folder to draw a new one");
            }
            state(folder);
        } else {
            if (lines != null && lines < 1) {
                throw new ParameterException(spec.commandLine(), "--lines needs at least 1");
            }
            draw(folder);
        }
        return ExitCode.OK;
    }

    private void draw(CollectionFolder folder) throws IOException, CatalogException, ScanException {
        PageSearch.Drawn drawn;
        try (Catalog catalog = Catalog.open(folder);
                PageSearch search = PageSearch.open(folder.index())) {
            if (document != null && catalog.document(document).isEmpty()) {
                throw new CatalogException(collection.lacks(document));
            }
            drawn = search.draw(
                    Optional.ofNullable(document),
                    lines == null ? USUAL_LINES : lines,
                    seed == null ? USUAL_SEED : seed);
            if (drawn.lines().isEmpty()) {
                throw new CatalogException("there is no line with words to draw from");
            }
            Files.createDirectories(sheet);
            AuditSheet table = AuditSheet.of(drawn, Optional.ofNullable(document));
            LinePictures pictures = new LinePictures(catalog, collection);
            for (AuditSheet.Row row : table.rows()) {
                pictures.write(
                        row.line().document(),
                        row.line().page(),
                        row.line().box(),
                        words(folder, row.line()),
                        sheet.resolve(row.picture()));
            }
            // Last, so that a sample without all its pictures is drawn again.
            table.write(sheet);
        }
        spec.commandLine()
                .getErr()
                .printf(
                        "%d of %d lines drawn. Write what stands in each picture into the last column of %s, then give"
                                + " the same command again.%n",
                        drawn.lines().size(), drawn.population(), sheet.resolve(AuditSheet.FILE));
    }

    /** Where its words stand, as a line's own box may reach into its neighbours. */
    private static List<Box> words(CollectionFolder folder, SampleLine drawn) throws IOException {
        return PageReader.read(folder.record(drawn.document(), drawn.page()))
                .lines()
                .filter(line -> line.id().equals(drawn.line()))
                .flatMap(line -> line.words().stream())
                .map(Word::box)
                .toList();
    }

    private void state(CollectionFolder folder) throws IOException, QueryException {
        AuditSheet table = AuditSheet.read(sheet);
        Audit audit = Audit.of(folder, table);
        Audit.Statement statement;
        if (queries == null) {
            statement = audit.state(LineAudit::words);
        } else {
            List<Query> asked = queries(queries);
            if (asked.size() < 2) {
                throw new ParameterException(
                        spec.commandLine(), "a share is stated for a set of queries, not for a single one");
            }
            statement = audit.state(line -> line.queries(asked));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(asJson(table, audit, statement)));
        } else {
            print(table, audit, statement, out);
        }
    }

    private static List<Query> queries(Path file) throws IOException, QueryException {
        List<Query> queries = new ArrayList<>();
        List<String> texts = Files.readAllLines(file);
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isBlank()) {
                try {
                    Query query = Query.parse(texts.get(i));
                    if (query.isFiltered()) {
                        throw new FormatException(
                                file.toString(),
                                i + 1,
                                "document:, page: and conf can't be audited: ask for words alone");
                    }
                    queries.add(query);
                } catch (QueryException e) {
                    throw new FormatException(file.toString(), i + 1, e.getMessage());
                }
            }
        }
        return queries;
    }

    private void print(AuditSheet table, Audit audit, Audit.Statement statement, PrintWriter out) {
        out.printf(
                "%d of %d lines transcribed, drawn from %,d lines of %s%n",
                table.rows().size() - audit.waiting(),
                table.rows().size(),
                audit.population(),
                table.document().isEmpty() ? "all documents" : table.document());
        if (audit.changed() > 0) {
            out.printf(
                    "%d of them are not in the collection as they were drawn, and left out: draw a new sample%n",
                    audit.changed());
        }
        if (audit.passedOver() > 0) {
            out.printf(
                    "%d lines before the last transcribed one were passed over; if they were the hard ones, less is"
                            + " found than this says%n",
                    audit.passedOver());
        }
        String what = queries == null
                ? "words of " + LineAudit.SHORTEST + " letters and more"
                : "what the queries in " + queries + " ask for";
        if (statement.found().isEmpty()) {
            out.printf(
                    "%s: %d occurrences in these lines; a share is stated from %d on%n",
                    what, statement.there(), Audit.FEWEST);
            return;
        }
        out.printf("%s: %d occurrences in these lines%n", what, statement.there());
        out.printf("searches find           %s%n", line(statement.found().get()));
        out.printf("with possible hits too  %s%n", line(statement.withPossible().orElseThrow()));
        out.println("of all occurrences in lines that were found on the scans. It holds for searches at large, not for"
                + " a single one.");
    }

    private static String line(Share share) {
        return String.format(
                Locale.ROOT,
                "%.1f %%, 90 %% interval %.1f-%.1f",
                100 * share.share(),
                100 * share.low(),
                100 * share.high());
    }

    private Map<String, Object> asJson(AuditSheet table, Audit audit, Audit.Statement statement) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("population", audit.population());
        all.put("document", table.document());
        all.put("lines", table.rows().size());
        all.put("transcribed", table.rows().size() - audit.waiting());
        all.put("passedOver", audit.passedOver());
        all.put("changed", audit.changed());
        all.put("occurrences", statement.there());
        statement.found().ifPresent(share -> all.put("found", asJson(share)));
        statement.withPossible().ifPresent(share -> all.put("withPossible", asJson(share)));
        return all;
    }

    private static Map<String, Object> asJson(Share share) {
        return Map.of("share", share.share(), "low", share.low(), "high", share.high());
    }
}
