package org.chirograph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.page.Box;
import org.chirograph.scan.ScanException;
import org.chirograph.search.Concordance;
import org.chirograph.search.Dates;
import org.chirograph.search.Facets;
import org.chirograph.search.Hit;
import org.chirograph.search.HitTable;
import org.chirograph.search.Hits;
import org.chirograph.search.Order;
import org.chirograph.search.PageSearch;
import org.chirograph.search.Query;
import org.chirograph.search.QueryException;
import org.chirograph.search.SavedSearches;
import org.chirograph.search.Stemmer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        description = "Finds words in a collection, also where they were only the second choice of the reader.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "radium lumière    either word; lines with both first     \"du radium\"    the phrase",
            "+radium +lumière  both words                             lumi*          words that begin so",
            "radium~           also words a letter or two different   radium -sel    without sel",
            "m?lit*re          any one letter, any letters           /milit.*/       a regular expression",
            "une               also vne, as iour for jour           =vne            vne alone",
            "radium document:box-1* page:0003 conf>=0.8               in some documents, on a page, when sure",
            "cheval --stem fr                                        also chevaux; the same as cheval stem:fr",
            "radium pipeline:handwritten date:1914-08..1918          on pages read so, in documents written then",
            "",
            "Each hit: document, page, line and the confidence that it is there; [found], [~found~] where",
            "the reader's first choice was another word."
        })
final class SearchCommand implements Callable<Integer> {
    /** Letters of context before and after what was found. */
    private static final int CONTEXT = 36;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

    @Parameters(index = "1", arity = "0..1", paramLabel = "QUERY")
    private @Nullable String query;

    @Option(names = "--limit", paramLabel = "N", description = "hits shown at most (default: ${DEFAULT-VALUE})")
    private int limit = 20;

    @Option(
            names = "--possible",
            description = "show also lines with words so like those asked for that they may stand there unread")
    private boolean possible;

    @Option(
            names = "--stem",
            paramLabel = "LANGUAGE",
            description = "find all forms of the words in this language: de, en or fr; =word is still that spelling")
    private @Nullable String stem;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            description = "relevance, confidence (surest first) or document (as in the collection)")
    private Order sort = Order.RELEVANCE;

    @Option(
            names = "--facets",
            description = "count the hits by document, by confidence and by the pipeline that read them")
    private boolean facets;

    @Option(names = "--from", paramLabel = "N", description = "hits to pass over first (default: ${DEFAULT-VALUE})")
    private int from;

    /** How the hits are told. */
    private static final class Form {
        @Option(names = "--json", description = "print JSON")
        private boolean json;

        @Option(names = "--csv", description = "print a table with a row for every word found")
        private boolean csv;

        @Option(names = "--kwic", description = "print what was found in a column, with its context")
        private boolean kwic;
    }

    @ArgGroup
    private Form form = new Form();

    /** Searches that people keep. */
    private static final class Naming {
        @Option(names = "--save", paramLabel = "NAME", description = "keep this query under a name")
        private @Nullable String save;

        @Option(names = "--saved", paramLabel = "NAME", description = "look for what was kept under this name")
        private @Nullable String saved;

        @Option(names = "--list-saved", description = "print the queries that were kept")
        private boolean list;

        @Option(names = "--delete-saved", paramLabel = "NAME", description = "keep this one no longer")
        private @Nullable String delete;
    }

    @ArgGroup
    private Naming naming = new Naming();

    @Option(names = "--crops", paramLabel = "DIR", description = "write a picture of each hit's line into this folder")
    private @Nullable Path crops;

    @Override
    public Integer call() throws Exception {
        if (limit < 1) {
            throw wrong("--limit needs at least 1");
        }
        if (from < 0 || from > PageSearch.MOST_HITS - limit && from > 0) {
            throw wrong("--from and --limit reach to " + PageSearch.MOST_HITS
                    + " together; ask for less with more words," + " or within document:ID");
        }
        if (facets && (form.csv || form.kwic)) {
            throw wrong("--facets are told with --json or without a form; ask for them by themselves");
        }
        CollectionFolder folder = collection.folder();
        SavedSearches searches = new SavedSearches(folder.searches());
        if (naming.list) {
            list(searches.list());
            return ExitCode.OK;
        }
        if (naming.delete != null) {
            if (!searches.delete(naming.delete)) {
                throw wrong(unknown(naming.delete, searches));
            }
            return ExitCode.OK;
        }
        if (stem != null && Stemmer.of(stem).isEmpty()) {
            throw wrong("there are stems for " + Stemmer.known() + ", not for " + stem);
        }
        String asked = asked(searches);
        Query parsed = Query.parse(asked);
        Dates dates = parsed.isDated() ? dates(folder) : new Dates(folder.dates(), Map::of, Map::of);
        Hits found;
        try (PageSearch search = PageSearch.open(folder.index(), dates)) {
            found = search.search(parsed, sort, from + Math.min(limit, PageSearch.MOST_HITS), possible)
                    .from(from);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (form.json) {
            out.println(json(asJson(asked, found)));
        } else if (form.csv) {
            out.print(HitTable.csv(found.hits()));
            out.flush();
        } else if (form.kwic) {
            printInContext(found.hits(), out);
        } else {
            print(found, out);
        }
        if (crops != null) {
            writeCrops(folder, found.hits(), crops);
        }
        return ExitCode.OK;
    }

    /** The query, given or by its name; kept first if that is wanted. */
    private String asked(SavedSearches searches) throws QueryException, IOException {
        if (naming.saved != null) {
            if (query != null) {
                throw wrong("give a query or --saved, not both");
            }
            String name = naming.saved;
            Optional<String> kept = searches.query(name);
            if (kept.isEmpty()) {
                throw wrong(unknown(name, searches));
            }
            return kept.get() + stemming();
        }
        if (query == null) {
            throw wrong("Missing required parameter: 'QUERY'");
        }
        if (naming.save != null) {
            try {
                searches.save(naming.save, query + stemming());
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
        return query + stemming();
    }

    /** After the query, so that complaints tell places in it as typed. */
    private String stemming() {
        return stem == null ? "" : " stem:" + stem;
    }

    private static Dates dates(CollectionFolder folder) throws CatalogException {
        try (Catalog catalog = Catalog.open(folder)) {
            Map<String, String> titles =
                    catalog.documents().stream().collect(Collectors.toMap(DocumentEntry::id, DocumentEntry::stem));
            Map<String, String> given = catalog.dates();
            return new Dates(folder.dates(), () -> titles, () -> given);
        }
    }

    private static String unknown(String name, SavedSearches searches) throws IOException {
        List<String> known =
                searches.list().stream().map(SavedSearches.Saved::name).toList();
        return "no search is saved as " + name
                + (known.isEmpty() ? "; save one with --save" : "; there are: " + String.join(", ", known));
    }

    private void list(List<SavedSearches.Saved> saved) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (form.json) {
            out.println(json(saved));
        } else {
            saved.forEach(each -> out.printf("%s\t%s%n", each.name(), each.query()));
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private static String json(Object value) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    private void print(Hits found, PrintWriter out) {
        int rank = from;
        for (Hit hit : found.hits()) {
            out.printf(
                    "%3d  %s  page %s  line %s  %.0f %%%s%n     %s%n",
                    ++rank,
                    hit.document(),
                    hit.page(),
                    hit.line(),
                    100 * hit.confidence(),
                    hit.possible() ? "  possible" : "",
                    marked(hit));
        }
        long all = found.lines() + found.possible();
        out.printf("%d lines found%s%n", all, told(found.hits().size(), all));
        if (found.lines() > 0) {
            out.printf(
                    "about %.0f of the %s%d with a reading that fits are right (90 %% interval %d-%d)%n",
                    found.expected().mean(),
                    found.judged() < found.lines() ? "best " : "",
                    found.judged(),
                    found.expected().low(),
                    found.expected().high());
        }
        if (!found.facets().forms().isEmpty()) {
            out.printf(
                    "forms: %s%n",
                    found.facets().forms().stream()
                            .map(form -> form.value() + " " + form.lines())
                            .collect(Collectors.joining(", ")));
        }
        if (facets) {
            boolean isAll = found.ranked() == all;
            print(
                    "document" + (isAll ? "" : ", of the best " + found.ranked()),
                    found.facets().documents(),
                    out);
            print("confidence", found.facets().confidence(), out);
            print("pipeline", found.facets().pipelines(), out);
        }
    }

    private static void print(String by, List<Facets.Count> counts, PrintWriter out) {
        if (!counts.isEmpty()) {
            out.printf("by %s%n", by);
            counts.forEach(count -> out.printf("%7d  %s%n", count.lines(), count.value()));
        }
    }

    private String told(int shown, long all) {
        return shown == all
                ? ""
                : from == 0 ? ", " + shown + " shown" : ", " + shown + " shown after the first " + from;
    }

    private static void printInContext(List<Hit> hits, PrintWriter out) {
        for (Hit hit : hits) {
            for (Concordance.Entry entry : Concordance.of(hit)) {
                out.printf(
                        "%s [%s] %s %s %s%n",
                        fitted(entry.before(), true),
                        entry.found(),
                        fitted(entry.after(), false),
                        hit.document(),
                        hit.page());
            }
        }
    }

    /** What stands nearest to what was found, as wide as the column. */
    private static String fitted(String context, boolean isBefore) {
        int length = context.length();
        if (length > CONTEXT) {
            return isBefore ? "…" + context.substring(length - CONTEXT + 1) : context.substring(0, CONTEXT - 1) + "…";
        }
        String blanks = " ".repeat(CONTEXT - length);
        return isBefore ? blanks + context : context + blanks;
    }

    /** The line's text with the hits in brackets. */
    private static String marked(Hit hit) {
        String[] words = hit.text().split(" ");
        for (Hit.Match match : hit.words()) {
            if (match.index() < words.length) {
                words[match.index()] =
                        match.alternative() ? "[~" + match.text() + "~]" : "[" + words[match.index()] + "]";
            }
        }
        return String.join(" ", words);
    }

    private Map<String, Object> asJson(String asked, Hits found) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("query", asked);
        all.put("lines", found.lines());
        all.put("expected", found.expected());
        all.put("judged", found.judged());
        all.put("forms", found.facets().forms());
        all.put("possible", found.possible());
        if (facets) {
            all.put("facets", found.facets());
        }
        all.put("hits", found.hits());
        return all;
    }

    private void writeCrops(CollectionFolder folder, List<Hit> hits, Path into)
            throws CatalogException, IOException, ScanException {
        Files.createDirectories(into);
        int rank = 0;
        try (Catalog catalog = Catalog.open(folder)) {
            LinePictures pictures = new LinePictures(catalog, collection);
            for (Hit hit : hits) {
                String name = String.format("%03d-%s-%s-%s.png", ++rank, hit.document(), hit.page(), hit.line());
                List<Box> boxes = hit.words().stream().map(Hit.Match::box).toList();
                pictures.write(hit.document(), hit.page(), hit.box(), boxes, into.resolve(name));
            }
        }
        spec.commandLine().getErr().printf("%d pictures written to %s%n", rank, into);
    }
}
