package org.chirograph.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.Schemas;
import org.chirograph.image.ImageCodec;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
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

/** Exports of what is unusual or amiss: letters, turned scans, JPEG 2000, lost and failed pages, lines in any direction. */
class OddExportTest {
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
        recorded.add(scan, List.of(OddScans.page("0001", scan, ODD)));
        assertThat(recorded.export(out, ExportFormat.values()).failures())
                .as(recorded.told.toString())
                .isZero();
        byte[] pdf = RecordedScans.only(out.resolve("pdf"));
        assertThat(VeraPdf.violations(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            // The extractor takes ligatures apart and turns right-to-left words over: three are not found as they are.
            assertThat(PdfWords.inPlace(document, 0, OddScans.page("0001", scan, ODD)))
                    .isGreaterThanOrEqualTo(ODD.size() - 3);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("a \"b\" & <c> ü; #1%20ſ");
        }
        byte[] hocr = RecordedScans.only(out.resolve("hocr"));
        assertThat(HocrReader.words(hocr)).isEqualTo(HocrReader.expected(List.of(OddScans.page("0001", scan, ODD))));
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
            Page page = new Page(
                    "0001",
                    "x",
                    sideways ? OddScans.HEIGHT : OddScans.WIDTH,
                    sideways ? OddScans.WIDTH : OddScans.HEIGHT,
                    List.of(),
                    List.of());
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
    void aJpeg2000IsKeptAsItIs() throws Exception {
        ImageCodec.decodeGray(Files.readAllBytes(png("loads-the-library.png", 0)));
        for (int type : new int[] {CvType.CV_8UC1, CvType.CV_8UC3}) {
            Mat picture = new Mat(OddScans.HEIGHT, OddScans.WIDTH, type, new Scalar(200, 210, 220));
            MatOfByte coded = new MatOfByte();
            assertThat(Imgcodecs.imencode(".jp2", picture, coded)).isTrue();
            Path scan = Files.write(folder.resolve("scan-" + type + ".jp2"), coded.toArray());
            recorded.add(scan, List.of(OddScans.page("0001", scan, List.of("word"))));
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
        Path scan = OddScans.tiff(folder.resolve("book.tif"), 3);
        List<Page> pages = List.of(
                OddScans.page("0001", scan, List.of("one")),
                OddScans.page("0002", scan, List.of("two")),
                OddScans.page("0003", scan, List.of("x")));
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
        Path scan = OddScans.tiff(folder.resolve("book.tif"), 2);
        String id = recorded.add(
                scan,
                List.of(OddScans.page("0001", scan, List.of("one")), OddScans.page("0002", scan, List.of("two"))));
        try (Catalog catalog = Catalog.open(recorded.folder)) {
            catalog.journal().settle(RecordedScans.entry(id, "0002", PageEntry.Outcome.FAILED, "is torn"));
        }
        assertThat(recorded.export(out, ExportFormat.TEXT).files()).isEqualTo(1);
        assertThat(recorded.told.getFirst()).contains("1 of 2 pages have no record");
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
            pages.add(
                    new Page("000" + (i + 1), "book.tif", OddScans.WIDTH, OddScans.HEIGHT, List.of(region), List.of()));
        }
        recorded.add(OddScans.tiff(folder.resolve("book.tif"), 4), pages);
        assertThat(recorded.export(out, ExportFormat.PDF).failures()).isZero();
        try (PDDocument pdf = Loader.loadPDF(RecordedScans.only(out))) {
            for (int i = 0; i < 4; i++) {
                assertThat(PdfWords.inPlace(pdf, i, pages.get(i), true))
                        .as("direction %d", i)
                        .isEqualTo(1);
            }
        }
    }

    private Path png(String name, int orientation) throws Exception {
        return OddScans.png(folder.resolve(name), orientation);
    }
}
