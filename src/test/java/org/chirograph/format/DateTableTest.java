package org.chirograph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTableTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1914, 1914-01-01, 1914-12-31",
        "1916-02, 1916-02-01, 1916-02-29",
        "1914-08-03, 1914-08-03, 1914-08-03",
        "1914-08/1918, 1914-08-01, 1918-12-31",
        "0987/1000-01, 0987-01-01, 1000-01-31",
    })
    void aDateIsTheDaysFromItsFirstToItsLast(String text, LocalDate first, LocalDate last) {
        assertThat(DateSpan.of(text)).isEqualTo(new DateSpan(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "14", "1914-13", "1914-02-30", "1914-8", "3.8.1914", "1918/1914", "1914/", "19xx", "1914~"})
    void whatIsNoDateIsRefused(String text) {
        assertThatThrownBy(() -> DateSpan.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spansMeetThatShareADay() {
        assertThat(DateSpan.of("1914").meets(DateSpan.of("1914-12-31/1918"))).isTrue();
        assertThat(DateSpan.of("1914-12-31/1918").meets(DateSpan.of("1914"))).isTrue();
        assertThat(DateSpan.of("1914").meets(DateSpan.of("1915-01-01"))).isFalse();
        assertThat(DateSpan.of("1900/1920").meets(DateSpan.of("1914-08-03"))).isTrue();
    }

    @Test
    void readsWhatSpreadsheetsWrite() throws Exception {
        DateTable table =
                table("\ufeffdocument,date\r\n\"Letters, box 1\",1914-08\r\n\r\nwill;1916\nbook\t\"1917/1918\"\n");
        assertThat(table.date("x", "Letters, box 1")).isEqualTo(DateSpan.of("1914-08"));
        assertThat(table.date("will", "other")).isEqualTo(DateSpan.of("1916"));
        assertThat(table.date("x", "book")).isEqualTo(DateSpan.of("1917/1918"));
        assertThat(table.date("document", "date")).isNull();
        assertThat(DateTable.read(folder.resolve("none.csv")).date("a", "b")).isNull();
    }

    @Test
    void saysWhichLineIsWrong() {
        assertThatThrownBy(() -> table("a,1914\nb,Aug. 1914\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("dates.csv, line 2: \"Aug. 1914\" is no date; write 1914,");
        assertThatThrownBy(() -> table("a,1914\na,1915\n"))
                .hasMessageContaining("line 2: this document has a date above");
        assertThatThrownBy(() -> table("a,1914\nb 1915\n")).hasMessageContaining("line 2: a document's name, a comma");
    }

    private DateTable table(String text) throws IOException {
        return DateTable.read(Files.writeString(folder.resolve("dates.csv"), text));
    }
}
