package org.chirograph;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.eval.Evaluation;
import org.chirograph.eval.EvaluationTable;
import org.chirograph.eval.PageScore;
import org.chirograph.eval.PageScorer;
import org.chirograph.format.LineTranscript;
import org.chirograph.format.PageReader;
import org.chirograph.format.TaggedPage;
import org.chirograph.page.Page;
import org.chirograph.pipeline.Batch;
import org.chirograph.scan.ScanException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        description = "Measures a collection against ground truth: error rates, confusions, calibration.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Truth files are ALTO or PAGE XML, named after the scan: letter.xml for letter.jpg,",
            "book-0002.xml or book/0002.xml for page 2 of book.pdf. Pages without truth are passed over."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int SECONDS_BETWEEN_LINES = 2;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "COLLECTION")
    @SuppressWarnings("NullAway.Init")
    private Path collection;

    @Option(names = "--truth", required = true, paramLabel = "DIR", description = "folder of ground truth")
    @SuppressWarnings("NullAway.Init")
    private Path truth;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(
            names = "--worst",
            paramLabel = "N",
            description = "list the N wrong characters that were read with the highest posteriors")
    private int worst;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "write reliability diagrams of characters and words and the confusion matrix as PNG")
    private @Nullable Path pictures;

    @Override
    public Integer call() throws Exception {
        List<PageScore> scores = scores();
        if (scores.isEmpty()) {
            throw new ScanException(
                    ScanException.Reason.MISSING,
                    truth.toString(),
                    "holds no truth for any page of " + collection + " (files are named after the scans)");
        }
        Evaluation evaluation = Evaluation.of(scores, worst);
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? new ObjectMapper()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(evaluation)
                                : EvaluationTable.render(evaluation));
        if (pictures != null) {
            EvaluationPictures.write(evaluation, pictures);
            spec.commandLine().getErr().printf("pictures are in %s%n", pictures);
        }
        return ExitCode.OK;
    }

    private List<PageScore> scores() throws IOException, ScanException, CatalogException {
        CollectionFolder folder = CollectionFolder.existing(collection);
        Map<String, Path> truths = truths();
        List<PageScore> scores = new ArrayList<>();
        long told = System.nanoTime();
        try (Catalog catalog = Catalog.open(folder)) {
            for (DocumentEntry document : catalog.documents()) {
                Set<String> done = new HashSet<>();
                for (PageEntry page : catalog.pages(document)) {
                    if (page.outcome() == PageEntry.Outcome.DONE) {
                        done.add(page.page());
                    }
                }
                for (int i = 0; i < document.pages(); i++) {
                    String page = Batch.pageId(i);
                    Optional<Path> file = truthOf(truths, document, page);
                    if (file.isPresent()) {
                        Optional<Page> read = done.contains(page)
                                ? Optional.of(PageReader.read(folder.record(document.id(), page)))
                                : Optional.empty();
                        scores.add(PageScorer.score(document.stem(), truth(file.get(), read), read));
                        if (System.nanoTime() - told > SECONDS_BETWEEN_LINES * 1_000_000_000L) {
                            told = System.nanoTime();
                            spec.commandLine()
                                    .getErr()
                                    .printf("%d of at most %d pages judged%n", scores.size(), truths.size());
                        }
                    }
                }
            }
        }
        return scores;
    }

    /** Truth files by their path in the folder, without ending. */
    private Map<String, Path> truths() throws IOException, ScanException {
        if (!Files.isDirectory(truth)) {
            throw new ScanException(ScanException.Reason.MISSING, truth.toString(), "is no folder of truth files");
        }
        Map<String, Path> byName = new HashMap<>();
        try (Stream<Path> files = Files.walk(truth, 3)) {
            files.filter(f -> f.toString().endsWith(".xml") || f.toString().endsWith(LineTranscript.ENDING))
                    .forEach(f -> {
                        String name = truth.relativize(f).toString().replace('\\', '/');
                        byName.put(name.replaceFirst("\\.(xml|gt\\.txt)$", ""), f);
                    });
        }
        return byName;
    }

    private static Optional<Path> truthOf(Map<String, Path> truths, DocumentEntry document, String page) {
        String stem = document.stem();
        return Stream.of(document.pages() == 1 ? stem : "", stem + "-" + page, stem + "/" + page)
                .filter(truths::containsKey)
                .map(truths::get)
                .findFirst();
    }

    /** The truth of a page, or of an image of one line. */
    private static Page truth(Path file, Optional<Page> read) throws IOException {
        return file.toString().endsWith(LineTranscript.ENDING)
                ? LineTranscript.read(
                        file,
                        read.map(Page::width).orElse(1),
                        read.map(Page::height).orElse(1))
                : TaggedPage.read(file).page();
    }
}
