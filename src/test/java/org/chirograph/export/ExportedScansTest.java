package org.chirograph.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.validation.Schema;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.chirograph.format.Schemas;
import org.chirograph.format.Sha256;
import org.chirograph.scan.FoundScan;
import org.chirograph.scan.ScanFiles;
import org.chirograph.scan.ScanLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which documents are exported, from which scans, under which names. */
class ExportedScansTest {
    @TempDir
    private Path folder;

    private RecordedScans recorded;
    private Path out;

    @BeforeEach
    void makeACollection() throws Exception {
        recorded = new RecordedScans(folder.resolve("collection"));
        out = folder.resolve("out");
    }

    @Test
    void everyPageOfAListComesFromThePictureItNames() throws Exception {
        Path first = png("first.png", 0);
        Path second = png("second.png", 0);
        Path list = Files.writeString(folder.resolve("book.json"), """
                {"@context": "http://iiif.io/api/presentation/3/context.json", "type": "Manifest", "items": [
                  {"type": "Canvas", "items": [{"items": [{"body": {"id": "second.png", "type": "Image"}}]}]},
                  {"type": "Canvas", "items": [{"items": [{"body": {"id": "first.png", "type": "Image"}}]}]}]}
                """);
        recorded.add(
                list,
                List.of(OddScans.page("0001", second, List.of("two")), OddScans.page("0002", first, List.of("one"))));
        assertThat(recorded.export(out, ExportFormat.values()).failures())
                .as(recorded.told.toString())
                .isZero();
        byte[] pdf = RecordedScans.only(out.resolve("pdf"));
        assertThat(VeraPdf.violations(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(PdfWords.inPlace(document, 0, OddScans.page("0001", second, List.of("two"))))
                    .isEqualTo(1);
            assertThat(PdfWords.inPlace(document, 1, OddScans.page("0002", first, List.of("one"))))
                    .isEqualTo(1);
        }
        byte[] mets = RecordedScans.only(out.resolve("mets"));
        Schemas.validate(Schemas.load("mets-1.12.1.xsd"), mets);
        assertThat(new String(mets, StandardCharsets.UTF_8))
                .containsSubsequence(
                        "ID=\"image_1\" MIMETYPE=\"image/png\" CHECKSUM=\"" + Sha256.of(second),
                        "second.png",
                        "ID=\"image_2\" MIMETYPE=\"image/png\" CHECKSUM=\"" + Sha256.of(first),
                        "first.png",
                        "FILEID=\"image_1\"",
                        "FILEID=\"image_2\"")
                .doesNotContain("book.json");
        // A picture that is no longer the one digitized makes another document.
        Files.copy(first, second, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.write(second, new byte[1], java.nio.file.StandardOpenOption.APPEND);
        assertThat(recorded.export(out, ExportFormat.PDF).failures()).isEqualTo(1);
        assertThat(recorded.told.getFirst()).contains("is no longer the file that was digitized");
    }

    @Test
    void metsOfABagTiesItsScansAndThoseOfTheListInIt() throws Exception {
        Path bag = Files.createDirectories(folder.resolve("bag/data")).getParent();
        Path alone = png("bag/data/alone.png", 1);
        Path first = png("bag/data/first.png", 2);
        Path second = png("bag/data/second.png", 3);
        Path list = Files.writeString(bag.resolve("data/book.xml"), """
                <mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><fileSec><fileGrp USE="MAX">
                <file ID="f1" MIMETYPE="image/png"><FLocat LOCTYPE="URL" xlink:href="first.png"/></file>
                <file ID="f2" MIMETYPE="image/png"><FLocat LOCTYPE="URL" xlink:href="second.png"/></file>
                </fileGrp></fileSec><structMap TYPE="PHYSICAL"><div TYPE="physSequence">
                <div TYPE="page" ORDER="1"><fptr FILEID="f2"/></div><div TYPE="page" ORDER="2"><fptr FILEID="f1"/></div>
                </div></structMap></mets>
                """);
        Files.writeString(bag.resolve("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        StringBuilder manifest = new StringBuilder();
        for (Path file : List.of(alone, first, second, list)) {
            manifest.append(Sha256.of(file))
                    .append("  data/")
                    .append(file.getFileName())
                    .append('\n');
        }
        Files.writeString(bag.resolve("manifest-sha256.txt"), manifest);
        List<FoundScan> found = ScanFiles.find(List.of(bag));
        assertThat(found).extracting(FoundScan::file).containsExactly(alone, list);
        for (FoundScan scan : found) {
            scan.verify(ScanLimits.DEFAULT);
        }
        recorded.add(alone, List.of(OddScans.page("0001", alone, List.of("alone"))));
        recorded.add(
                list,
                List.of(OddScans.page("0001", second, List.of("two")), OddScans.page("0002", first, List.of("one"))));
        assertThat(recorded.export(out, ExportFormat.METS).failures())
                .as(recorded.told.toString())
                .isZero();
        Schema schema = Schemas.load("mets-1.12.1.xsd");
        for (String name : List.of("alone.xml", "book.xml")) {
            Schemas.validate(schema, Files.readAllBytes(out.resolve("mets").resolve(name)));
        }
        assertThat(out.resolve("mets/alone.xml")).content().contains(Sha256.of(alone), "bag/data/alone.png");
        assertThat(out.resolve("mets/book.xml"))
                .content()
                .containsSubsequence(Sha256.of(second), "bag/data/second.png", Sha256.of(first), "bag/data/first.png")
                .doesNotContain("book.xml\"", "alone.png");
    }

    @Test
    void aScanThatMovedIsFoundWhereTheUserSays() throws Exception {
        Path scan = png("letter.png", 0);
        recorded.add(scan, List.of(OddScans.page("0001", scan, List.of("word"))));
        Path moved = Files.createDirectories(folder.resolve("moved")).resolve("letter.png");
        Files.move(scan, moved);
        assertThat(recorded.export(out, ExportFormat.PDF, ExportFormat.TEXT).failures())
                .isEqualTo(1);
        assertThat(recorded.told.getFirst())
                .contains("PDF of letter.png")
                .contains("has moved")
                .contains("--scans");
        assertThat(out.resolve("text/letter.txt")).hasContent("word");
        assertThat(out.resolve("pdf")).isEmptyDirectory();
        Path again = folder.resolve("again");
        assertThat(recorded.export(again, Optional.of(moved.getParent()), Set.of(), ExportFormat.PDF)
                        .failures())
                .isZero();
        assertThat(VeraPdf.violations(RecordedScans.only(again))).isEmpty();
    }

    @Test
    void aScanThatIsAnotherFileNowIsNotTakenForTheOldOne() throws Exception {
        Path scan = png("letter.png", 0);
        recorded.add(scan, List.of(OddScans.page("0001", scan, List.of("word"))));
        Files.write(scan, Files.readAllBytes(png("other.png", 3)));
        assertThat(recorded.export(out, ExportFormat.PDF).failures()).isEqualTo(1);
        assertThat(recorded.told.getFirst()).contains("no longer the file that was digitized");
    }

    @Test
    void scansOfOneNameGetFilesOfTheirOwn() throws Exception {
        List<String> ids = new ArrayList<>();
        for (String name : List.of("x/letter.png", "y/letter.png", "book-0001.png")) {
            Files.createDirectories(folder.resolve(name).getParent());
            // Another turn makes another file.
            Path scan = png(name, ids.size() + 1);
            ids.add(recorded.add(scan, List.of(OddScans.page("0001", scan, List.of("w" + ids.size())))));
        }
        Path book = OddScans.tiff(folder.resolve("book.tif"), 2);
        recorded.add(
                book, List.of(OddScans.page("0001", book, List.of("a")), OddScans.page("0002", book, List.of("b"))));
        assertThat(recorded.export(out, ExportFormat.TEXT).files()).isEqualTo(5);
        try (var files = Files.list(out)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ids.get(0) + ".txt",
                            ids.get(1) + ".txt",
                            ids.get(2) + ".txt",
                            "book-0001.txt",
                            "book-0002.txt");
        }
    }

    @Test
    void onlyTheDocumentsAskedForAreWritten() throws Exception {
        for (String name : List.of("a.png", "b.png")) {
            Path scan = png(name, name.startsWith("a") ? 1 : 2);
            recorded.add(scan, List.of(OddScans.page("0001", scan, List.of("w"))));
        }
        var summary = recorded.export(out, Optional.empty(), Set.of("a.png", "c.png"), ExportFormat.TEXT);
        assertThat(summary).isEqualTo(new CollectionExport.Summary(1, 1, 1, 1));
        assertThat(recorded.told).containsExactly("there is no document c.png");
    }

    private Path png(String name, int orientation) throws Exception {
        return OddScans.png(folder.resolve(name), orientation);
    }
}
