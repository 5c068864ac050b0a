package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineDrawTest {
    @TempDir
    private Path folder;

    @Test
    void everyLineWithWordsIsDrawnAsOften() throws Exception {
        Map<SampleLine, Integer> counts = new HashMap<>();
        try (PageSearch search = search("a", true)) {
            assertThat(search.lines()).isEqualTo(8);
            for (int seed = 0; seed < 4_000; seed++) {
                for (SampleLine line : search.draw(Optional.empty(), 2, seed).lines()) {
                    counts.merge(line, 1, Integer::sum);
                }
            }
        }
        assertThat(counts).hasSize(8);
        assertThat(counts.values()).as("of 1,000 expected").allMatch(count -> count > 880 && count < 1_120);
    }

    @Test
    void theSeedSaysWhichHoweverTheIndexWasWritten() throws Exception {
        try (PageSearch one = search("a", true);
                PageSearch other = search("b", false)) {
            List<SampleLine> drawn = one.draw(Optional.empty(), 5, 9).lines();
            assertThat(other.draw(Optional.empty(), 5, 9).lines()).isEqualTo(drawn);
            assertThat(one.draw(Optional.empty(), 5, 10).lines()).isNotEqualTo(drawn);
        }
    }

    @Test
    void drawsFromOneDocumentAndNoMoreThanThereAre() throws Exception {
        try (PageSearch search = search("a", true)) {
            PageSearch.Drawn drawn = search.draw(Optional.of("doc"), 100, 1);
            assertThat(drawn.population()).isEqualTo(5);
            assertThat(drawn.lines())
                    .doesNotHaveDuplicates()
                    .hasSize(5)
                    .allMatch(line -> line.document().equals("doc"));
            assertThat(search.draw(Optional.of("other"), 1, 1).lines()).isEmpty();
        }
    }

    /** Eight lines with words on four pages; in another order, in several segments and with a page replaced. */
    private PageSearch search(String name, boolean forwards) throws Exception {
        Path index = folder.resolve(name);
        try (PageIndex writer = PageIndex.open(index)) {
            if (!forwards) {
                writer.add("doc", Pages.page("0002", "something", "else"));
                writer.add("docs", Pages.page("0002", "g", "h"));
                writer.commit();
                writer.add("docs", Pages.page("0001", "f"));
                writer.commit();
            }
            writer.add("doc", Pages.page("0001", "a", "", "b", "c"));
            writer.add("doc", Pages.page("0002", "d", "e"));
            if (forwards) {
                writer.add("docs", Pages.page("0001", "f"));
                writer.add("docs", Pages.page("0002", "g", "h"));
            }
            writer.commit();
        }
        return PageSearch.open(index);
    }
}
