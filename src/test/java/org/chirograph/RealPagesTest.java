package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import org.chirograph.eval.PageScore;
import org.chirograph.eval.PageScorer;
import org.chirograph.eval.Rates;
import org.chirograph.format.AltoReader;
import org.chirograph.format.Outside;
import org.chirograph.format.PageReader;
import org.chirograph.format.Schemas;
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
        Schema alto = Schemas.load("alto-v4-4.xsd");
        Schema page = Schemas.load("pagecontent-2019-07-15.xsd");
        for (String format : List.of("alto", "page")) {
            Path into = folder.resolve(format);
            WholeProgramTest.run(
                    "export",
                    "--format",
                    format,
                    "--into",
                    into.toString(),
                    folder.resolve("c").toString());
            for (String name : names) {
                Path file = into.resolve(name + ".xml");
                Schemas.validate(format.equals("alto") ? alto : page, Files.readAllBytes(file));
            }
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
}
