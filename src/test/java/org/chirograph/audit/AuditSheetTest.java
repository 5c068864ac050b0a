package org.chirograph.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chirograph.format.FormatException;
import org.chirograph.page.Box;
import org.chirograph.search.PageSearch;
import org.chirograph.search.SampleLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditSheetTest {
    private static final SampleLine LINE = new SampleLine("letter-1a2b3c4d", "0001", "r1l2", new Box(-3, 4, 500, 60));

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIntoTheLastColumnIsReadBack() throws Exception {
        sheet(Optional.of("letter-1a2b3c4d")).write(folder);
        fill("\tCher père,");
        AuditSheet read = AuditSheet.read(folder);
        assertThat(read.population()).isEqualTo(1234);
        assertThat(read.document()).isEqualTo("letter-1a2b3c4d");
        assertThat(read.rows().getFirst()).isEqualTo(new AuditSheet.Row(1, LINE, Optional.of("Cher père,")));
        assertThat(read.rows().getLast().transcript()).isEmpty();
        read.write(folder);
        assertThat(AuditSheet.read(folder)).isEqualTo(read);
    }

    @Test
    void readsWhatSpreadsheetsMakeOfIt() throws Exception {
        sheet(Optional.empty()).write(folder);
        Path file = folder.resolve(AuditSheet.FILE);
        String text = Files.readString(file).replaceFirst("60\t\n", "60\t\"il dit \"\"non\"\"\"\n");
        String quoted = "\ufeff" + text.replace("\n", "\r\n").replace("0001\t", "\"0001\"\t");
        Files.writeString(file, quoted);
        assertThat(AuditSheet.read(folder).rows().getFirst())
                .isEqualTo(new AuditSheet.Row(1, LINE, Optional.of("il dit \"non\"")));
    }

    @Test
    void aDashSaysThatNothingStandsThere() throws Exception {
        sheet(Optional.empty()).write(folder);
        fill("\t-");
        assertThat(AuditSheet.read(folder).rows().getFirst().transcript()).contains("");
    }

    @Test
    void saysWhichRowIsSpoilt() throws Exception {
        sheet(Optional.empty()).write(folder);
        Path file = folder.resolve(AuditSheet.FILE);
        String whole = Files.readString(file);
        Files.writeString(file, whole.replaceFirst("-3 4 500 60", "-3 4 500"));
        assertThatThrownBy(() -> AuditSheet.read(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("audit.tsv, line 3");
        Files.writeString(file, whole.replaceFirst("\tr1l2", ""));
        assertThatThrownBy(() -> AuditSheet.read(folder)).isInstanceOf(FormatException.class);
        Files.writeString(file, "nothing of the kind");
        assertThatThrownBy(() -> AuditSheet.read(folder)).hasMessageContaining("line 1");
        Files.write(file, whole.replace("all", "\u00e9").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> AuditSheet.read(folder)).hasMessageContaining("UTF-8");
    }

    private void fill(String transcript) throws Exception {
        Path file = folder.resolve(AuditSheet.FILE);
        Files.writeString(file, Files.readString(file).replaceFirst("60\t\n", "60" + transcript + "\n"));
    }

    private static AuditSheet sheet(Optional<String> document) {
        return AuditSheet.of(new PageSearch.Drawn(1234, List.of(LINE, LINE)), document);
    }
}
