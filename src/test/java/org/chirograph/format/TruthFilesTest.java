package org.chirograph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.junit.jupiter.api.Test;

class TruthFilesTest {
    @Test
    void everyTranscriptionIsReadWithAllItsLines() throws IOException {
        for (Path file : files()) {
            Page page = AltoReader.read(file);
            assertThat(page.lines().count()).as(file.toString()).isEqualTo(count(Files.readString(file), "<TextLine "));
            assertThat(page.lines().filter(line -> !line.text().isEmpty()).count())
                    .as(file.toString())
                    .isEqualTo(count(Files.readString(file), "<String CONTENT=\"")
                            - count(Files.readString(file), "<String CONTENT=\"\""));
        }
    }

    @Test
    void aTranscriptionKeepsItsLinesTextBaselineAndTags() throws IOException {
        TaggedPage tagged =
                AltoReader.readTagged(Outside.data().resolve("typed-fr/dev/9200519_ark_12148_btv1b525035042.xml"));
        Page page = tagged.page();
        assertThat(page.image()).isEqualTo("9200519_ark_12148_btv1b525035042.jpg");
        assertThat(page.width()).isEqualTo(2682);
        assertThat(page.height()).isEqualTo(3432);
        Line first = page.lines().findFirst().orElseThrow();
        assertThat(first.text()).isEqualTo("L'Amour et L'Argent.");
        assertThat(first.baseline().points()).containsExactly(new Point(984, 360), new Point(1625, 366));
        assertThat(first.outline().points()).hasSize(25).startsWith(new Point(984, 360));
        assertThat(first.words())
                .singleElement()
                .satisfies(word -> assertThat(word.best().posterior()).isEqualTo(1));
        assertThat(tagged.tagsOf(first.id())).containsExactly("DefaultLine:Typewritten");
    }

    @Test
    void everyTranscriptionIsTheSamePageAsARecord() throws IOException {
        for (Path file : files()) {
            Page page = AltoReader.read(file);
            byte[] record = RoundTripTest.pageXml(page);
            assertThat(PageReader.read(new ByteArrayInputStream(record), "record.xml"))
                    .as(file.toString())
                    .isEqualTo(page);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(Outside.data())) {
            List<Path> files =
                    found.filter(p -> p.toString().endsWith(".xml")).sorted().toList();
            assertThat(files).isNotEmpty();
            return files;
        }
    }

    private static long count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
