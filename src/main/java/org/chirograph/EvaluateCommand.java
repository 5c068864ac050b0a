package org.chirograph;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.chirograph.eval.Evaluation;
import org.chirograph.eval.EvaluationTable;
import org.chirograph.eval.LineCounts;
import org.chirograph.eval.LineEvaluation;
import org.chirograph.eval.LineFinding;
import org.chirograph.eval.PageScore;
import org.chirograph.eval.PageScorer;
import org.chirograph.export.ScanPlaces;
import org.chirograph.image.Ink;
import org.chirograph.image.Preprocessor;
import org.chirograph.page.Page;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanLimits;
import org.chirograph.scan.ScanPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final CollectionArgument collection = new CollectionArgument();

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

    @Option(
            names = "--lines",
            description = "measure, instead of the text, how lines were found: split, merged, missed, wrong")
    private boolean lines;

    @Option(
            names = "--scans",
            paramLabel = "DIR",
            description = "with --lines: folder of scans that are not where they were")
    private @Nullable Path scans;

    @Override
    public Integer call() throws Exception {
        if (lines && (worst > 0 || pictures != null)) {
            throw new ParameterException(spec.commandLine(), "--lines goes without --worst and --pictures");
        }
        List<TruthPages> documents = TruthPages.in(collection.folder(), truth);
        if (documents.isEmpty()) {
            throw new ScanException(
                    ScanException.Reason.MISSING,
                    truth.toString(),
                    "holds no truth for any page of " + collection + " (files are named after the scans)");
        }
        if (lines) {
            LineEvaluation evaluation = lines(documents);
            print(evaluation, () -> EvaluationTable.render(evaluation));
            return ExitCode.OK;
        }
        Evaluation evaluation = Evaluation.of(scores(documents), worst);
        print(evaluation, () -> EvaluationTable.render(evaluation));
        if (pictures != null) {
            EvaluationPictures.write(evaluation, pictures);
            spec.commandLine().getErr().printf("pictures are in %s%n", pictures);
        }
        return ExitCode.OK;
    }

    private void print(Object evaluation, Supplier<String> table) throws IOException {
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? new ObjectMapper()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(evaluation)
                                : table.get());
    }

    private List<PageScore> scores(List<TruthPages> documents) throws IOException {
        List<PageScore> scores = new ArrayList<>();
        DoubleConsumer progress = progress(documents);
        for (TruthPages document : documents) {
            for (TruthPages.TruthPage page : document.pages()) {
                Optional<Page> read = page.read();
                scores.add(PageScorer.score(document.entry().stem(), page.truth(read), read));
                progress.accept(scores.size());
            }
        }
        return scores;
    }

    private LineEvaluation lines(List<TruthPages> documents) throws IOException, ScanException {
        // The same ink whatever the pipeline, so that collections can be compared.
        Preprocessor cleaning = new Preprocessor(Preprocessor.standard());
        ScanPlaces places = new ScanPlaces(Optional.ofNullable(scans));
        LinkedHashMap<String, LineCounts> counts = new LinkedHashMap<>();
        DoubleConsumer progress = progress(documents);
        int judged = 0;
        for (TruthPages document : documents) {
            try (ScanDocument scan =
                    ScanDocument.open(places.of(document.entry()).file(), ScanLimits.DEFAULT)) {
                for (TruthPages.TruthPage page : document.pages()) {
                    ScanPage picture = scan.page(page.index());
                    Ink ink = cleaning.clean(picture.pixels(), picture.dpi()).ink();
                    Optional<Page> read = page.read();
                    LineFinding finding = LineFinding.of(ink, page.truth(read), read);
                    counts.merge(document.entry().stem(), finding.counts(), LineCounts::plus);
                    progress.accept(++judged);
                }
            }
        }
        return LineEvaluation.of(counts);
    }

    private DoubleConsumer progress(List<TruthPages> documents) {
        int all = documents.stream().mapToInt(d -> d.pages().size()).sum();
        PrintWriter err = spec.commandLine().getErr();
        return Every.seconds(2, judged -> err.printf("%.0f of %d pages judged%n", judged, all));
    }
}
