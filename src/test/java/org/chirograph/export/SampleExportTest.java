package org.chirograph.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.chirograph.format.AltoReader;
import org.chirograph.format.PageReader;
import org.chirograph.format.Schemas;
import org.chirograph.page.Page;
import org.chirograph.samples.ExpectedSamples;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format, of the sample scans with their truth as records. */
class SampleExportTest {
    @TempDir
    private static Path folder;

    private static Path out;
    private static final Map<String, List<Page>> PAGES = new TreeMap<>();

    @BeforeAll
    static void exportTheSamples() throws Exception {
        out = folder.resolve("out");
        for (ExpectedSamples.Transcribed page : ExpectedSamples.read().pages()) {
            PAGES.computeIfAbsent(page.scan(), scan -> new ArrayList<>())
                    .add(PageReader.read(page.where().truthFile()));
        }
        RecordedScans samples = new RecordedScans(folder.resolve("collection"));
        for (var scan : PAGES.entrySet()) {
            samples.add(ExpectedSamples.FOLDER.resolve(scan.getKey()), scan.getValue());
        }
        CollectionExport.Summary summary = samples.export(out, ExportFormat.values());
        assertThat(samples.told).isEmpty();
        // three formats a page, five a document
        assertThat(summary).isEqualTo(new CollectionExport.Summary(6, 8, 3 * 8 + 5 * 6, 0));
    }

    @Test
    void thePdfIsPdfA2u() throws Exception {
        for (Path pdf : files("pdf")) {
            assertThat(VeraPdf.violations(Files.readAllBytes(pdf)))
                    .as(pdf.toString())
                    .isEmpty();
        }
    }

    @Test
    void theValidatorDoesRefuseWhatIsWrong() throws Exception {
        byte[] pdf = Files.readAllBytes(file("pdf", "lettre-1912.jpg", ".pdf"));
        String wrong = new String(pdf, StandardCharsets.ISO_8859_1).replace("pdfaid:part>2<", "pdfaid:part>1<");
        assertThat(VeraPdf.violations(wrong.getBytes(StandardCharsets.ISO_8859_1)))
                .isNotEmpty();
    }

    @Test
    void theWordsOfThePdfStandOnTheirBoxes() throws Exception {
        int words = 0;
        int inPlace = 0;
        for (var scan : PAGES.entrySet()) {
            try (PDDocument pdf =
                    Loader.loadPDF(file("pdf", scan.getKey(), ".pdf").toFile())) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(scan.getValue().size());
                for (int i = 0; i < scan.getValue().size(); i++) {
                    Page page = scan.getValue().get(i);
                    words += page.lines().mapToInt(line -> line.words().size()).sum();
                    inPlace += PdfWords.inPlace(pdf, i, page);
                }
            }
        }
        System.out.printf("words of the samples' PDFs on their boxes: %d of %d%n", inPlace, words);
        assertThat(words).isGreaterThan(1000);
        assertThat(inPlace).isGreaterThanOrEqualTo((int) Math.ceil(0.99 * words));
    }

    @Test
    void thePdfKeepsTheBytesOfAJpeg() throws Exception {
        byte[] scan = Files.readAllBytes(ExpectedSamples.FOLDER.resolve("lettre-1912.jpg"));
        assertThat(rawPictures(file("pdf", "lettre-1912.jpg", ".pdf"))).containsExactly(scan);
        assertThat(rawPictures(file("pdf", "report-1931.pdf", ".pdf")))
                .containsExactlyElementsOf(rawPictures(ExpectedSamples.FOLDER.resolve("report-1931.pdf")));
    }

    @Test
    void thePdfSaysHowItCameAbout() throws Exception {
        try (PDDocument pdf =
                Loader.loadPDF(file("pdf", "lettre-1912.jpg", ".pdf").toFile())) {
            byte[] xmp = pdf.getDocumentCatalog().getMetadata().toByteArray();
            assertThat(new String(xmp, StandardCharsets.UTF_8))
                    .contains("<stEvt:action>truth</stEvt:action>")
                    .contains("<stEvt:softwareAgent>Chirograph sample renderer</stEvt:softwareAgent>")
                    .contains("<stEvt:parameters>font=Courier Prime</stEvt:parameters>");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("lettre-1912");
        }
    }

    @Test
    void hocrGivesBackWordsBoxesAndConfidences() throws Exception {
        for (var scan : PAGES.entrySet()) {
            byte[] hocr = Files.readAllBytes(file("hocr", scan.getKey(), ".hocr"));
            assertThat(HocrReader.words(hocr)).isEqualTo(HocrReader.expected(scan.getValue()));
            assertThat(HocrReader.meta(hocr, "ocr-system")).contains("Chirograph sample renderer (truth");
        }
    }

    @Test
    void altoPageAndMetsAreValid() throws Exception {
        for (String format : List.of("alto-v4-4.xsd", "pagecontent-2019-07-15.xsd", "mets-1.12.1.xsd")) {
            var schema = Schemas.load(format);
            String from = format.startsWith("alto") ? "alto" : format.startsWith("page") ? "page" : "mets";
            for (Path file : files(from)) {
                Schemas.validate(schema, Files.readAllBytes(file));
            }
        }
    }

    @Test
    void metsTiesFilesThatAreThere() throws Exception {
        for (var scan : PAGES.entrySet()) {
            Path file = file("mets", scan.getKey(), ".xml");
            String mets = Files.readString(file);
            List<Path> tied = matches(mets, "xlink:href=\"([^\"]*)\"")
                    .map(link -> Path.of(file.toUri().resolve(link)))
                    .toList();
            assertThat(tied).hasSize(1 + 2 * scan.getValue().size()).allMatch(Files::isRegularFile);
            assertThat(tied.getFirst())
                    .isEqualTo(ExpectedSamples.FOLDER.resolve(scan.getKey()).toAbsolutePath());
            assertThat(PageReader.read(tied.get(1))).isEqualTo(scan.getValue().getFirst());
            assertThat(AltoReader.read(tied.getLast()))
                    .isEqualTo(scan.getValue().getLast());
        }
    }

    @Test
    void teiPointsAtZonesThatAreThere() throws Exception {
        for (var scan : PAGES.entrySet()) {
            String tei = Files.readString(file("tei", scan.getKey(), ".xml"));
            List<String> ids = matches(tei, "xml:id=\"([^\"]*)\"").toList();
            List<String> pointers = matches(tei, " facs=\"#([^\"]*)\"").toList();
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(new HashSet<>(pointers)).isEqualTo(Set.copyOf(ids));
            long words = scan.getValue().stream()
                    .flatMap(Page::lines)
                    .mapToLong(line -> line.words().size())
                    .sum();
            assertThat(matches(tei, "<(w) facs").count()).isEqualTo(words);
        }
    }

    @Test
    void theTableHasARowForEveryWord() throws Exception {
        Page page = PAGES.get("lettre-1912.jpg").getFirst();
        List<String> rows = Files.readAllLines(file("csv", "lettre-1912.jpg", ".csv"));
        assertThat(rows.getFirst()).isEqualTo("page,line,word,text,confidence,x,y,width,height,id");
        assertThat(rows)
                .hasSize(1 + page.lines().mapToInt(l -> l.words().size()).sum());
        assertThat(rows.get(1)).isEqualTo("0001,1,1,LABORATOIRE,1.0,221,166,217,27,r1l1w1");
    }

    private static Stream<String> matches(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult r) -> r.group(1));
    }

    private static Path file(String format, String scan, String ending) {
        return out.resolve(format).resolve(scan.substring(0, scan.lastIndexOf('.')) + ending);
    }

    private static List<Path> files(String format) throws Exception {
        try (Stream<Path> files = Files.list(out.resolve(format))) {
            List<Path> all = files.sorted().toList();
            assertThat(all).isNotEmpty();
            return all;
        }
    }

    private static List<byte[]> rawPictures(Path file) throws Exception {
        List<byte[]> found = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            for (var page : pdf.getPages()) {
                for (COSName name : page.getResources().getXObjectNames()) {
                    if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
                        found.add(image.getCOSObject().createRawInputStream().readAllBytes());
                    }
                }
            }
        }
        return found;
    }
}
