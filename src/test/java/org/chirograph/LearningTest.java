package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Occasion;
import org.chirograph.export.ScanPlaces;
import org.chirograph.format.PageReader;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Word;
import org.chirograph.recognize.LineReader;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.NetEngine;
import org.chirograph.recognize.NetWeights;
import org.chirograph.review.Corrector;
import org.chirograph.review.Place;
import org.chirograph.review.Version;
import org.chirograph.train.RealLine;
import org.chirograph.train.TrainingLine;
import org.chirograph.train.TranscribedLines;
import org.chirograph.train.TranscribedLines.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people corrected in a collection is learnt from. */
class LearningTest {
    private static final Path MODEL = Path.of("models/typewritten-latin");

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private CollectionFolder collection;
    private Path letter;
    private Path report;
    private int leftUnchecked;

    /** Two lines of a letter and one of a report's second page are vouched for; of one more line, only a word. */
    @BeforeEach
    void correct() throws Exception {
        Path scans = Files.createDirectory(folder.resolve("scans"));
        letter = Files.copy(Path.of("samples/lettre-1912.jpg"), scans.resolve("letter.jpg"));
        report = Files.copy(Path.of("samples/report-1931.pdf"), scans.resolve("report.pdf"));
        Path root = folder.resolve("c");
        assertThat(WholeProgramTest.run("digitize", "--into", root.toString(), scans.toString())
                        .code())
                .isZero();
        collection = CollectionFolder.existing(root);
        assertThatThrownBy(() -> read(Optional.empty())).isInstanceOf(CatalogException.class);
        try (Corrector corrector = Corrector.open(collection, Clock.systemUTC())) {
            List<Line> lines = lines("letter", "0001");
            confirm(corrector, "letter", "0001", lines.get(0), "Mon cher ami");
            confirm(corrector, "letter", "0001", lines.get(1), lines.get(1).text());
            Word word = lines.get(2).words().getFirst();
            Place place = new Place(id("letter"), "0001", lines.get(2).id(), word.id());
            corrector.answer(place, Version.of(word), word.best().text(), "Ada", Occasion.ASKED);
            Line second = lines("report", "0002").get(1);
            confirm(corrector, "report", "0002", second, second.text());
            leftUnchecked = lines.size() - 2 + lines("report", "0002").size() - 1;
        }
    }

    @Test
    void wholeCheckedLinesAreLearntFromAsTheyWereCut() throws Exception {
        TranscribedLines learnt = read(Optional.empty());
        List<RealLine> lines =
                learnt.learnt().stream().flatMap(Collection::stream).toList();
        List<String> texts = List.of(
                "Mon cher ami",
                lines("letter", "0001").get(1).text(),
                lines("report", "0002").get(1).text());
        assertThat(lines).extracting(RealLine::text).containsExactlyElementsOf(texts);
        assertThat(learnt.leftOut()).contains(leftUnchecked + " lines of corrected pages were left out");
        ModelFolder model = ModelFolder.open(MODEL);
        try (LineReader reader = LineReader.open(model, NetEngine.PYTORCH)) {
            var strips = lines.stream()
                    .map(line -> line.plain(model.spec().geometry()).strip())
                    .toList();
            assertThat(reader.read(strips).get(1).text()).isEqualTo(texts.get(1));
            assertThat(reader.read(strips).get(2).text()).isEqualTo(texts.get(2));
        }
    }

    @Test
    void listedDocumentsAndPagesAreHeldBack() throws Exception {
        TranscribedLines all = new TranscribedLines(
                Split.LEARN_AND_VALIDATE,
                Set.of("report-0002"),
                ModelFolder.open(MODEL).alphabet(),
                Optional.empty());
        new CorrectedPages(collection, new ScanPlaces(Optional.empty()), all, said::add).read();
        assertThat(all.documentsHeldBack()).containsExactly("report");
        assertThat(all.size()).isEqualTo(2);
    }

    @Test
    void scansThatMovedOrChangedAreToldAndTheRestIsLearntFrom() throws Exception {
        Path moved = Files.createDirectory(folder.resolve("moved"));
        Files.move(report, moved.resolve("report.pdf"));
        assertThat(read(Optional.empty()).size()).isEqualTo(2);
        assertThat(said).anyMatch(s -> s.startsWith("Page 0002 of report") && s.contains("--scans DIR"));
        said.clear();
        assertThat(read(Optional.of(moved)).size()).isEqualTo(3);
        Files.write(letter, new byte[] {0}, StandardOpenOption.APPEND);
        assertThat(read(Optional.of(moved)).size()).isEqualTo(1);
        assertThat(said).anyMatch(s -> s.contains("no longer the file that was digitized"));
    }

    @Test
    void aRecordOfAnotherSizeThanItsScanIsToldAndTheRestIsLearntFrom() throws Exception {
        Path record = collection.record(id("letter"), "0001");
        String xml = Files.readString(record);
        Files.writeString(record, xml.replaceFirst("imageWidth=\"\\d+\"", "imageWidth=\"99999\""));
        assertThat(read(Optional.empty()).size()).isEqualTo(1);
        assertThat(said).anyMatch(s -> s.startsWith("Page 0001 of letter") && s.contains("99999×"));
    }

    @Test
    void theCommandAdaptsAModel() throws Exception {
        Path into = folder.resolve("model");
        Answer none = train("--into", into.toString());
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("--lines").contains("--from");
        Answer rendered = train("--from=" + collection.root(), "--into=" + into, "--text=x.txt", "--others=" + folder);
        assertThat(rendered.code()).isEqualTo(ExitCode.USAGE);
        assertThat(rendered.err()).contains("--others goes with adapting");
        Path heldBack = Files.writeString(folder.resolve("held-back.txt"), "report\n");
        Answer answer = train(
                "--from=" + collection.root(),
                "--into=" + into,
                "--mixed-steps=3",
                "--validation=" + heldBack,
                "--others=" + lineOfAnother());
        assertThat(answer.code()).as(answer.err()).isZero();
        ModelFolder base = ModelFolder.open(MODEL);
        ModelFolder adapted = ModelFolder.open(into);
        assertThat(adapted.spec().reader()).isEqualTo(base.spec().reader());
        assertThat(adapted.spec().isAdaptedFrom(base.spec())).isTrue();
        assertThat(adapted.content(ModelFolder.WEIGHTS).orElseThrow())
                .isNotEqualTo(base.content(ModelFolder.WEIGHTS).orElseThrow());
        String said = "Mon cher ami";
        assertThat(adapted.language().orElseThrow().logProb(said))
                .isGreaterThan(base.language().orElseThrow().logProb(said) + 1);
        Answer unknown = train("--from", folder.resolve("scans").toString(), "--into", into.toString());
        assertThat(unknown.code()).isEqualTo(ExitCode.COLLECTION);
    }

    @Test
    void anAdaptedModelSaysHowManyErrorsItMakesWhereItDidNotLearn() throws Exception {
        ModelFolder base = ModelFolder.open(MODEL);
        List<TrainingLine> lines = read(Optional.empty()).plain(base.spec().geometry());
        Path into = folder.resolve("model");
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        NetWeights weights = base.weights();
        NetWeights random = NetWeights.random(weights.architecture(), weights.classes(), 5);
        new Adaptation(base, base.alphabet(), Optional.empty())
                .write(
                        into,
                        weights.towards(random, 0.4),
                        List.of("Mon cher ami"),
                        lines,
                        lines.subList(0, 1),
                        new PrintStream(report, true, StandardCharsets.UTF_8));
        assertThat(report.toString(StandardCharsets.UTF_8))
                .containsPattern(
                        "3 lines held back: \\d+\\.\\d % of the characters are read wrong, \\d+\\.\\d % were before")
                .contains("1 lines of other hands: ")
                .contains("model: [" + into.toAbsolutePath() + ", " + MODEL.toAbsolutePath() + "]");
        assertThat(ModelFolder.open(into).spec().expectedConfidence()).isPresent();
    }

    /** A folder with one transcribed line image: the line of the letter that nobody vouched for as a whole. */
    private Path lineOfAnother() throws Exception {
        Line line = lines("letter", "0001").get(2);
        Box box = line.outline().box();
        GrayImage page = ImageCodec.decodeGray(Files.readAllBytes(letter));
        byte[] pixels = new byte[box.width() * box.height()];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(
                    page.pixels(), (box.y() + y) * page.width() + box.x(), pixels, y * box.width(), box.width());
        }
        Path lines = Files.createDirectory(folder.resolve("others"));
        GrayImage cut = new GrayImage(box.width(), box.height(), pixels);
        Files.write(lines.resolve("other.png"), ImageCodec.encodePng(cut));
        Files.writeString(lines.resolve("other.gt.txt"), line.text());
        return lines;
    }

    private Answer train(String... arguments) {
        List<String> all = new ArrayList<>(List.of("train", "lines", "--base", MODEL.toString()));
        all.addAll(List.of("--run", folder.resolve("run").toString()));
        all.addAll(List.of(arguments));
        return WholeProgramTest.run(all.toArray(String[]::new));
    }

    private TranscribedLines read(Optional<Path> moved) throws Exception {
        TranscribedLines all = new TranscribedLines(
                Split.LEARN_FROM_ALL, Set.of(), ModelFolder.open(MODEL).alphabet(), Optional.empty());
        new CorrectedPages(collection, new ScanPlaces(moved), all, said::add).read();
        return all;
    }

    private void confirm(Corrector corrector, String stem, String page, Line line, String text) throws Exception {
        corrector.retype(id(stem), page, line.id(), Version.of(line), text, "Ada", Occasion.CHOSEN);
    }

    private String id(String stem) throws Exception {
        try (Catalog catalog = Catalog.open(collection)) {
            return catalog.documents().stream()
                    .filter(document -> document.stem().equals(stem))
                    .map(DocumentEntry::id)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<Line> lines(String stem, String page) throws Exception {
        return PageReader.read(collection.record(id(stem), page)).lines().toList();
    }
}
