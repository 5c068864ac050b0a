package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents whose METS files say when they were written, from the scans to the search. */
class DatedListsTest {
    private static final String METS = """
            <mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><dmdSec ID="d"><mdWrap>
            <xmlData><mods xmlns="http://www.loc.gov/mods/v3"><originInfo><dateIssued>%s</dateIssued></originInfo></mods>
            </xmlData></mdWrap></dmdSec><fileSec><fileGrp USE="MAX"><file ID="f1" MIMETYPE="image/jpeg">
            <FLocat LOCTYPE="URL" xlink:href="lettre.jpg"/></file></fileGrp></fileSec></mets>
            """;

    @TempDir
    private Path folder;

    @Test
    void areFoundByTheirDatesUnlessTheTableSaysOtherwise() throws Exception {
        String collection = folder.resolve("c").toString();
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.copy(Path.of("samples/lettre-1912.jpg"), in.resolve("lettre.jpg"));
        Files.writeString(in.resolve("dated.xml"), METS.formatted("1912-05"));
        Files.writeString(in.resolve("vague.xml"), METS.formatted("um 1912"));
        WholeProgramTest.Answer made =
                WholeProgramTest.run("digitize", "--pipeline", "typewritten", "--into", collection, in.toString());
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.err().lines().filter(line -> line.startsWith("note: ")))
                .singleElement()
                .asString()
                .contains("vague.xml was written \"um 1912\", which is no date")
                .contains("dates.csv");
        assertThat(documents(collection, "radium")).hasSize(2);
        assertThat(documents(collection, "radium date:1912"))
                .singleElement()
                .asString()
                .startsWith("dated-");
        assertThat(documents(collection, "radium date:1912-06..")).isEmpty();

        Files.writeString(folder.resolve("c/dates.csv"), "vague,1911/1913\n");
        assertThat(documents(collection, "radium date:1912")).hasSize(2);
        Files.writeString(folder.resolve("c/dates.csv"), "dated,1920\n");
        assertThat(documents(collection, "radium date:1912")).isEmpty();
    }

    private static List<String> documents(String collection, String query) {
        WholeProgramTest.Answer found = WholeProgramTest.run("search", "--csv", "--limit", "100", collection, query);
        assertThat(found.code()).as(found.err()).isZero();
        return found.out()
                .lines()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .distinct()
                .toList();
    }
}
