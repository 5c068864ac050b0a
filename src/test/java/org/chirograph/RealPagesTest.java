package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.chirograph.eval.PageScore;
import org.chirograph.eval.PageScorer;
import org.chirograph.eval.Rates;
import org.chirograph.export.HocrReader;
import org.chirograph.export.PdfWords;
import org.chirograph.export.VeraPdf;
import org.chirograph.format.AltoReader;
import org.chirograph.format.Outside;
import org.chirograph.format.PageReader;
import org.chirograph.format.Schemas;
import org.chirograph.page.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few real typewritten pages, through the whole program: read well, and written as the schemas want. */
class RealPagesTest {
    /** Pages, and the character error rate that they may have together. They measure; nothing was fitted on them. */
    private static final List<String> FRENCH =
            List.of("FRAN_0150_0004_L-medium", "bljd_DSN169_00001", "bljd_DSN390_00001");

    private static final List<String> ENGLISH = List.of("EHRI-DR-19390125-US_03", "EHRI-ET-WL16560044_08");
    private static final double FRENCH_CER = 0.02;
    private static final double ENGLISH_CER = 0.01;

    /** Formats and the schemas of their files. */
    private static final Map<String, String> SCHEMAS =
            Map.of("alto", "alto-v4-4.xsd", "page", "pagecontent-2019-07-15.xsd", "mets", "mets-1.12.1.xsd");

    /** Share of words that the PDF must have on their boxes. */
    private static final double IN_PLACE = 0.99;

    @TempDir
    private Path folder;

    @Test
    void frenchTypewriting() throws Exception {
        check(Outside.data().resolve("typed-fr/dev"), FRENCH, FRENCH_CER);
    }

    @Test
    void englishTypewriting() throws Exception {
        check(Outside.data().resolve("typed-en/dev"), ENGLISH, ENGLISH_CER);
    }

    private void check(Path data, List<String> names, double ceiling) throws Exception {
        String[] command = Stream.concat(
                        Stream.of("digitize", "--into", folder.resolve("c").toString()),
                        names.stream().map(name -> data.resolve(name + ".jpg").toString()))
                .toArray(String[]::new);
        assertThat(WholeProgramTest.run(command).code()).isZero();
        Rates rates = Rates.NONE;
        WholeProgramTest.run(
                "export",
                "--all",
                "--into",
                folder.toString(),
                folder.resolve("c").toString());
        for (var schema : SCHEMAS.entrySet()) {
            Schema loaded = Schemas.load(schema.getValue());
            for (String name : names) {
                Schemas.validate(
                        loaded,
                        Files.readAllBytes(folder.resolve(schema.getKey()).resolve(name + ".xml")));
            }
        }
        for (String name : names) {
            checkTextOverScan(name);
        }
        for (String name : names) {
            PageScore score = PageScorer.score(
                    name,
                    AltoReader.read(data.resolve(name + ".xml")),
                    Optional.of(PageReader.read(folder.resolve("page").resolve(name + ".xml"))));
            rates = rates.plus(score.rates());
            assertThat(AltoReader.read(folder.resolve("alto").resolve(name + ".xml"))
                            .lines()
                            .count())
                    .isEqualTo(PageReader.read(folder.resolve("page").resolve(name + ".xml"))
                            .lines()
                            .count());
        }
        assertThat(rates.cer()).isLessThanOrEqualTo(ceiling);
    }

    /** PDF and hOCR of a page against its record. */
    private void checkTextOverScan(String name) throws Exception {
        Page record = PageReader.read(folder.resolve("page").resolve(name + ".xml"));
        assertThat(HocrReader.words(Files.readAllBytes(folder.resolve("hocr").resolve(name + ".hocr"))))
                .isEqualTo(HocrReader.expected(List.of(record)));
        byte[] pdf = Files.readAllBytes(folder.resolve("pdf").resolve(name + ".pdf"));
        assertThat(VeraPdf.violations(pdf)).isEmpty();
        int words = record.lines().mapToInt(line -> line.words().size()).sum();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(PdfWords.inPlace(document, 0, record)).isGreaterThanOrEqualTo((int) (IN_PLACE * words));
        }
    }
}
