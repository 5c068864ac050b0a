package org.chirograph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.Occasion;
import org.chirograph.page.Line;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;
import org.chirograph.review.Change;
import org.chirograph.review.Completions;
import org.chirograph.review.Confusions;
import org.chirograph.review.Corrector;
import org.chirograph.review.Place;
import org.chirograph.review.ReviewQueue;
import org.chirograph.review.StaleException;
import org.chirograph.review.Version;
import org.chirograph.review.Worth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "review",
        description = "Shows the words that are worth a look, the most worthwhile first, and takes corrections.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Enter       the word is right            5        alternative 5 is right",
            "a word      it says this instead         =5       it says 5",
            "tes*        list words that begin so     :d       there is no word: delete it",
            "a space     pass on                      :u       undo the last answer",
            ":q          end (so does the end of the input)",
            "",
            "Each answer is on disk before the next word is shown. No later digitize writes over a page with answers."
        })
final class ReviewCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

    @Option(names = "--document", paramLabel = "ID", description = "only this document, as status names it")
    private @Nullable String document;

    @Option(
            names = "--confusions",
            description = "only print what people corrected into what, the commonest first, as a table with tabs")
    private boolean confusions;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "whom answers are put down to (default: the user's name)")
    private String by = System.getProperty("user.name", "unknown");

    /** @param item its number in the queue */
    private record Answered(int item, Change change) {}

    /** The items answered, the last first. */
    private final Deque<Answered> answered = new ArrayDeque<>();

    private final Completions completions = new Completions(
            new InstalledModels(fault -> spec.commandLine().getErr().println(fault)));

    @Override
    public Integer call() throws Exception {
        if (!Corrector.isName(by)) {
            throw new ParameterException(
                    spec.commandLine(), "--by needs a name of up to 60 characters, without ; { } or \"");
        }
        CollectionFolder folder = collection.folder();
        PrintWriter out = spec.commandLine().getOut();
        if (confusions) {
            return tell(folder, out);
        }
        List<ReviewQueue.Item> items = queue(folder).items();
        try (Corrector corrector = Corrector.open(folder, Setup.clock(System.getenv()));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            out.printf("%d words are worth a look; --help names the keys.%n", items.size());
            List<String> completed = List.of();
            for (int i = 0; i < items.size(); ) {
                Place place = items.get(i).place();
                Optional<Line> line = line(corrector, place);
                if (line.isEmpty()) {
                    i++;
                    continue;
                }
                if (completed.isEmpty()) {
                    show(out, i + 1, items.size(), place, line.get());
                }
                out.print("> ");
                out.flush();
                String answer = in.readLine();
                if (answer == null || answer.equals(":q")) {
                    break;
                }
                if (answer.equals(":u")) {
                    i = undone(corrector, out, i);
                    continue;
                }
                if (!answer.isEmpty() && answer.isBlank()) {
                    i++;
                    continue;
                }
                if (answer.length() > 1 && answer.endsWith("*") && !answer.startsWith("=")) {
                    completed = completed(corrector, place, line.get(), answer, out);
                    continue;
                }
                List<String> others = completed.isEmpty() ? alternatives(line.get(), place) : completed;
                completed = List.of();
                Optional<Change> kept = kept(corrector, place, line.get(), answer, others, out);
                if (kept.isPresent()) {
                    answered.push(new Answered(i++, kept.get()));
                }
            }
            out.printf("%d answers kept.%n", answered.size());
            out.flush();
        }
        return ExitCode.OK;
    }

    private int tell(CollectionFolder folder, PrintWriter out) throws CatalogException {
        try (Catalog catalog = Catalog.open(folder)) {
            requireDocument(catalog);
            Confusions known = Confusions.of(
                    document == null
                            ? catalog.journal().corrections()
                            : catalog.journal().corrections(document));
            out.println("of\tread\tcorrected\ttimes");
            tell("character", known.characters(), out);
            tell("word", known.words(), out);
            out.flush();
        }
        return ExitCode.OK;
    }

    private static void tell(String of, List<Confusions.Mistake> mistakes, PrintWriter out) {
        for (Confusions.Mistake mistake : mistakes) {
            out.printf(
                    "%s\t%s\t%s\t%d%n",
                    of,
                    mistake.pair().read(),
                    mistake.pair().said(),
                    mistake.places().size());
        }
    }

    private void requireDocument(Catalog catalog) throws CatalogException {
        if (document != null && catalog.document(document).isEmpty()) {
            throw new CatalogException(collection.lacks(document));
        }
    }

    private ReviewQueue queue(CollectionFolder folder) throws CatalogException {
        PrintWriter err = spec.commandLine().getErr();
        try (Catalog catalog = Catalog.open(folder)) {
            requireDocument(catalog);
            return ReviewQueue.of(
                    folder,
                    catalog,
                    id -> document == null || id.equals(document),
                    Every.seconds(2, share -> err.printf("%.0f %% of the records read%n", 100 * share)),
                    (place, e) -> err.println(place + " is left out, its record can't be read: " + e.getMessage()));
        }
    }

    /** The line a word stands in; empty when the word is gone or checked by now. */
    private static Optional<Line> line(Corrector corrector, Place place) throws IOException {
        return corrector
                .page(place.document(), place.page())
                .line(place.line())
                .filter(line -> line.word(place.word())
                        .filter(word -> !word.isChecked())
                        .isPresent());
    }

    private static void show(PrintWriter out, int number, int of, Place place, Line line) {
        out.printf("%n%d of %d  %s page %s line %s%n  ", number, of, place.document(), place.page(), place.line());
        for (Word word : line.words()) {
            String text = word.best().text();
            out.print(word.id().equals(place.word()) ? "[" + text + "] " : text + " ");
        }
        Word word = word(line, place);
        out.printf("%n  %.0f %%", 100 * word.best().posterior());
        int key = 1;
        for (Reading other : Worth.alternatives(word)) {
            out.printf("   %d: %s (%.0f %%)", key++, other.text(), 100 * other.posterior());
        }
        out.println();
    }

    private static Word word(Line line, Place place) {
        return line.word(place.word()).orElseThrow();
    }

    /** What keys take. */
    private static List<String> alternatives(Line line, Place place) {
        return Worth.alternatives(word(line, place)).stream().map(Reading::text).toList();
    }

    /** @return what keys take instead, now that this much of the word was typed */
    private List<String> completed(Corrector corrector, Place place, Line line, String answer, PrintWriter out)
            throws IOException {
        String typed = answer.substring(0, answer.length() - 1);
        List<String> completed =
                completions.of(corrector.page(place.document(), place.page()), line, word(line, place), typed);
        if (completed.isEmpty()) {
            out.println("Nothing is known that begins so; type the whole word.");
        } else {
            for (int key = 1; key <= completed.size(); key++) {
                out.printf("   %d: %s", key, completed.get(key - 1));
            }
            out.println();
        }
        return completed;
    }

    /** @return the item to show next: the one whose answer was taken back */
    private int undone(Corrector corrector, PrintWriter out, int present) throws CatalogException, IOException {
        Answered last = answered.poll();
        if (last == null) {
            out.println("There is nothing to undo.");
            return present;
        }
        try {
            corrector.undo(last.change);
            return last.item;
        } catch (StaleException e) {
            out.println(e.getMessage());
        }
        return present;
    }

    /**
     * @param others what keys take
     * @return what was changed; nothing when the same word is to be asked about again
     */
    private Optional<Change> kept(
            Corrector corrector, Place place, Line line, String answer, List<String> others, PrintWriter out)
            throws CatalogException, IOException {
        Word word = word(line, place);
        String text;
        if (answer.isEmpty()) {
            text = word.best().text();
        } else if (answer.equals(":d")) {
            text = "";
        } else if (answer.startsWith(":") && answer.length() > 1) {
            out.println("There is no such key; a word that begins so is typed as =" + answer);
            return Optional.empty();
        } else if (answer.matches("[1-9]")) {
            int key = Integer.parseInt(answer);
            if (key > others.size()) {
                out.printf("There is no alternative %d; if the word says %d, type =%d%n", key, key, key);
                return Optional.empty();
            }
            text = others.get(key - 1);
        } else {
            text = answer.startsWith("=") && answer.length() > 1 ? answer.substring(1) : answer;
        }
        try {
            return Optional.of(corrector.answer(place, Version.of(word), text, by, Occasion.ASKED));
        } catch (StaleException e) {
            out.println(e.getMessage());
            return Optional.empty();
        }
    }
}
