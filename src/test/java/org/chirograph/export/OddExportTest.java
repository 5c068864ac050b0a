package org.chirograph.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.Schemas;
import org.chirograph.format.Sha256;
import org.chirograph.image.ImageCodec;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/** Exports where something is unusual or amiss: letters, names, scans that are turned, moved or changed, lost records. */
class OddExportTest {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;

    /** What a corrected page may say: letters no usual font has, marks, pairs, text that is markup. */
    private static final List<String> ODD = List.of(
            "Waſſer",
            "œuvre",
            "ꝛcetera",
            "e\u0301te\u0301",
            "n\u0303\u0331x",
            "𝔄𝔅",
            "שלום",
            "<b>&amp;",
            "]]>",
            "\"q\"",
            "'",
            "-->",
            "%20",
            "(a)\\",
            "ﬁ",
            "—",
            "日本",
            "😀",
            "a\u200db",
            "\u0645\u0631");

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
    void everyLetterComesThroughInAFileOfAnyName() throws Exception {
        Path scan = png("a \"b\" & <c> ü; #1%20ſ.png", 0);
        recorded.add(scan, List.of(page("0001", scan, ODD)));
        assertThat(recorded.export(out, ExportFormat.values()).failures())
                .as(recorded.told.toString())
                .isZero();
        byte[] pdf = RecordedScans.only(out.resolve("pdf"));
        assertThat(VeraPdf.violations(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            // The extractor takes ligatures apart and turns right-to-left words over: three are not found as they are.
            assertThat(PdfWords.inPlace(document, 0, page("0001", scan, ODD))).isGreaterThanOrEqualTo(ODD.size() - 3);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("a \"b\" & <c> ü; #1%20ſ");
        }
        byte[] hocr = RecordedScans.only(out.resolve("hocr"));
        assertThat(HocrReader.words(hocr)).isEqualTo(HocrReader.expected(List.of(page("0001", scan, ODD))));
        byte[] mets = RecordedScans.only(out.resolve("mets"));
        Schemas.validate(Schemas.load("mets-1.12.1.xsd"), mets);
        assertThat(new String(RecordedScans.only(out.resolve("csv")), StandardCharsets.UTF_8))
                .contains(",\"\"\"q\"\"\",", ",Waſſer,");
    }

    @Test
    void aTurnedScanStandsUprightInThePdf() throws Exception {
        for (int orientation = 1; orientation <= 8; orientation++) {
            Path scan = png("turned" + orientation + ".png", orientation);
            boolean sideways = orientation >= 5;
            Page page =
                    new Page("0001", "x", sideways ? HEIGHT : WIDTH, sideways ? WIDTH : HEIGHT, List.of(), List.of());
            RecordedScans one = new RecordedScans(folder.resolve("c" + orientation));
            one.add(scan, List.of(page));
            Path into = folder.resolve("turned" + orientation);
            assertThat(one.export(into, ExportFormat.PDF).failures()).isZero();
            var upright = org.chirograph.scan.ScanDocument.open(scan, org.chirograph.scan.ScanLimits.DEFAULT)
                    .page(0)
                    .pixels();
            try (PDDocument pdf = Loader.loadPDF(RecordedScans.only(into))) {
                BufferedImage drawn = new PDFRenderer(pdf).renderImageWithDPI(0, 300, ImageType.RGB);
                // 480 pixels are 115.2 points, which floating-point numbers are a little below.
                assertThat(drawn.getWidth()).isBetween(upright.width() - 1, upright.width());
                assertThat(drawn.getHeight()).isBetween(upright.height() - 1, upright.height());
                for (int y = 20; y < drawn.getHeight(); y += 40) {
                    for (int x = 20; x < drawn.getWidth(); x += 40) {
                        assertThat(drawn.getRGB(x, y) & 0xFF)
                                .as("orientation %d at %d,%d", orientation, x, y)
                                .isCloseTo(upright.at(x, y), within(3));
                    }
                }
            }
        }
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
        recorded.add(list, List.of(page("0001", second, List.of("two")), page("0002", first, List.of("one"))));
        assertThat(recorded.export(out, ExportFormat.values()).failures())
                .as(recorded.told.toString())
                .isZero();
        byte[] pdf = RecordedScans.only(out.resolve("pdf"));
        assertThat(VeraPdf.violations(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(PdfWords.inPlace(document, 0, page("0001", second, List.of("two"))))
                    .isEqualTo(1);
            assertThat(PdfWords.inPlace(document, 1, page("0002", first, List.of("one"))))
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
    void aScanThatMovedIsFoundWhereTheUserSays() throws Exception {
        Path scan = png("letter.png", 0);
        recorded.add(scan, List.of(page("0001", scan, List.of("word"))));
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
        recorded.add(scan, List.of(page("0001", scan, List.of("word"))));
        Files.write(scan, Files.readAllBytes(png("other.png", 3)));
        assertThat(recorded.export(out, ExportFormat.PDF).failures()).isEqualTo(1);
        assertThat(recorded.told.getFirst()).contains("no longer the file that was digitized");
    }

    @Test
    void aJpeg2000IsKeptAsItIs() throws Exception {
        ImageCodec.decodeGray(Files.readAllBytes(png("loads-the-library.png", 0)));
        for (int type : new int[] {CvType.CV_8UC1, CvType.CV_8UC3}) {
            Mat picture = new Mat(HEIGHT, WIDTH, type, new Scalar(200, 210, 220));
            MatOfByte coded = new MatOfByte();
            assertThat(Imgcodecs.imencode(".jp2", picture, coded)).isTrue();
            Path scan = Files.write(folder.resolve("scan-" + type + ".jp2"), coded.toArray());
            recorded.add(scan, List.of(page("0001", scan, List.of("word"))));
            assertThat(recorded.export(out, ExportFormat.PDF).failures())
                    .as(recorded.told.toString())
                    .isZero();
            byte[] pdf = Files.readAllBytes(out.resolve("scan-" + type + ".pdf"));
            assertThat(VeraPdf.violations(pdf)).isEmpty();
            assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
                    .contains(new String(coded.toArray(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void aLostRecordIsToldAndTheOtherPagesAreWritten() throws Exception {
        Path scan = tiff(3);
        List<Page> pages = List.of(
                page("0001", scan, List.of("one")),
                page("0002", scan, List.of("two")),
                page("0003", scan, List.of("x")));
        String id = recorded.add(scan, pages);
        Files.writeString(recorded.folder.record(id, "0002"), "<PcGts");
        CollectionExport.Summary summary = recorded.export(out, ExportFormat.values());
        assertThat(summary.failures()).as(recorded.told.toString()).isEqualTo(1);
        assertThat(recorded.told.getFirst()).contains("book.tif page 0002");
        assertThat(out.resolve("page")).isDirectoryContaining("glob:**/book-0001.xml");
        assertThat(out.resolve("page/book-0002.xml")).doesNotExist();
        assertThat(HocrReader.words(RecordedScans.only(out.resolve("hocr"))))
                .extracting(HocrReader.HocrWord::text)
                .containsExactly("one", "x");
        byte[] pdf = RecordedScans.only(out.resolve("pdf"));
        assertThat(VeraPdf.violations(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
        String mets = new String(RecordedScans.only(out.resolve("mets")), StandardCharsets.UTF_8);
        assertThat(mets).contains("ORDER=\"1\"").contains("ORDER=\"3\"").doesNotContain("ORDER=\"2\"");
    }

    @Test
    void pagesThatFailedAreSpokenOf() throws Exception {
        Path scan = tiff(2);
        String id = recorded.add(scan, List.of(page("0001", scan, List.of("one")), page("0002", scan, List.of("two"))));
        try (Catalog catalog = Catalog.open(recorded.folder)) {
            catalog.journal().settle(RecordedScans.entry(id, "0002", PageEntry.Outcome.FAILED, "is torn"));
        }
        assertThat(recorded.export(out, ExportFormat.TEXT).files()).isEqualTo(1);
        assertThat(recorded.told.getFirst()).contains("1 of 2 pages have no record");
    }

    @Test
    void scansOfOneNameGetFilesOfTheirOwn() throws Exception {
        List<String> ids = new ArrayList<>();
        for (String name : List.of("x/letter.png", "y/letter.png", "book-0001.png")) {
            Files.createDirectories(folder.resolve(name).getParent());
            // Another turn makes another file.
            Path scan = png(name, ids.size() + 1);
            ids.add(recorded.add(scan, List.of(page("0001", scan, List.of("w" + ids.size())))));
        }
        Path book = tiff(2);
        recorded.add(book, List.of(page("0001", book, List.of("a")), page("0002", book, List.of("b"))));
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
            recorded.add(scan, List.of(page("0001", scan, List.of("w"))));
        }
        var summary = recorded.export(out, Optional.empty(), Set.of("a.png", "c.png"), ExportFormat.TEXT);
        assertThat(summary).isEqualTo(new CollectionExport.Summary(1, 1, 1, 1));
        assertThat(recorded.told).containsExactly("there is no document c.png");
    }

    @Test
    void linesInAnyOfFourDirectionsAreFound() throws Exception {
        List<Page> pages = new ArrayList<>();
        int[][] ends = {{100, 60, 300, 60}, {60, 300, 60, 100}, {420, 100, 420, 300}, {300, 280, 100, 280}};
        int[][] boxes = {{100, 40, 200, 25}, {40, 100, 25, 200}, {415, 100, 25, 200}, {100, 275, 200, 25}};
        for (int i = 0; i < 4; i++) {
            Box box = new Box(boxes[i][0], boxes[i][1], boxes[i][2], boxes[i][3]);
            Baseline base = new Baseline(List.of(new Point(ends[i][0], ends[i][1]), new Point(ends[i][2], ends[i][3])));
            Word word = new Word("w", box, List.of(), List.of(new Reading("direction", 1)));
            Line line = new Line("l", Polygon.of(box), base, 12, List.of(word));
            Region region = new Region.Text("r", Polygon.of(box), Region.Kind.PARAGRAPH, List.of(line));
            pages.add(new Page("000" + (i + 1), "book.tif", WIDTH, HEIGHT, List.of(region), List.of()));
        }
        recorded.add(tiff(4), pages);
        assertThat(recorded.export(out, ExportFormat.PDF).failures()).isZero();
        try (PDDocument pdf = Loader.loadPDF(RecordedScans.only(out))) {
            for (int i = 0; i < 4; i++) {
                assertThat(PdfWords.inPlace(pdf, i, pages.get(i), true))
                        .as("direction %d", i)
                        .isEqualTo(1);
            }
        }
    }

    /** A line of these words on a baseline that sinks by one pixel in thirty. */
    private static Page page(String id, Path scan, List<String> texts) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Box box = new Box(5 + 23 * i, 100 + 23 * i / 30 - i % 3, 18, 12 + i % 4);
            words.add(new Word("w" + i, box, List.of(), List.of(new Reading(texts.get(i), 0.973 - i / 1000.0))));
        }
        Baseline base = new Baseline(List.of(new Point(0, 112), new Point(480, 128)));
        Line line = new Line("l", Polygon.of(new Box(0, 95, 480, 40)), base, 8, words);
        Region region = new Region.Text("r", Polygon.of(new Box(0, 95, 480, 40)), Region.Kind.PARAGRAPH, List.of(line));
        ProcessingStep step = new ProcessingStep(
                "digitize <&>", "Chirograph 0.1.0", Instant.EPOCH, Map.of("model", "a;b=\"c\"", "pipeline", "x\ny"));
        return new Page(id, scan.getFileName().toString(), WIDTH, HEIGHT, List.of(region), List.of(step));
    }

    /** Blocks of greys that differ, so that any turn shows; with an EXIF orientation if that is not 0. */
    private Path png(String name, int orientation) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(blocks(), "png", bytes);
        byte[] png = bytes.toByteArray();
        return Files.write(folder.resolve(name), orientation == 0 ? png : withOrientation(png, orientation));
    }

    private static BufferedImage blocks() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, (20 + x / 40 + 12 * (y / 40)) * 0x010101);
            }
        }
        return image;
    }

    /** The PNG with an EXIF chunk of one entry behind its header. */
    private static byte[] withOrientation(byte[] png, int orientation) {
        byte[] exif = {
            'e',
            'X',
            'I',
            'f',
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            18,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(exif);
        int header = 8 + 25;
        return java.nio.ByteBuffer.allocate(png.length + exif.length + 8)
                .put(png, 0, header)
                .putInt(exif.length - 4)
                .put(exif)
                .putInt((int) crc.getValue())
                .put(png, header, png.length - header)
                .array();
    }

    private Path tiff(int pages) throws Exception {
        Path file = folder.resolve("book.tif");
        var writer = new com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi().createWriterInstance(null);
        try (var stream = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < pages; i++) {
                writer.writeToSequence(new javax.imageio.IIOImage(blocks(), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }
}
