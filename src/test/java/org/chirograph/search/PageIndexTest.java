package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageIndexTest {
    @TempDir
    Path folder;

    @Test
    void addingAPageAgainReplacesIt() throws Exception {
        try (PageIndex index = PageIndex.open(folder)) {
            index.add("a", Pages.page("0001", "radium", "pur"));
            index.add("a", Pages.page("0002", "radium"));
            index.add("b", Pages.page("0001", "radium"));
            index.commit();
            index.add("a", Pages.page("0001", "radium", "radium"));
            index.add("a", Pages.page("0001", "radium", "radium"));
            index.commit();
        }
        assertThat(found("radium")).containsExactly("a 0001 l0", "a 0001 l1", "a 0002 l0", "b 0001 l0");
        assertThat(found("pur")).isEmpty();
    }

    @Test
    void aPageThatHasBecomeBlankIsGone() throws Exception {
        try (PageIndex index = PageIndex.open(folder)) {
            index.add("a", Pages.page("0001", "radium"));
            index.commit();
            index.add("a", Pages.page("0001"));
            index.commit();
        }
        assertThat(found("radium")).isEmpty();
    }

    @Test
    void aDocumentOrAPageCanBeTakenOut() throws Exception {
        try (PageIndex index = PageIndex.open(folder)) {
            index.add("a", Pages.page("0001", "radium"));
            index.add("a", Pages.page("0002", "radium"));
            index.add("b", Pages.page("0001", "radium"));
            index.add("b", Pages.page("0002", "radium"));
            index.delete("a");
            index.delete("b", "0002");
            index.delete("c");
            index.commit();
        }
        assertThat(found("radium")).containsExactly("b 0001 l0");
    }

    @Test
    void whatWasNotCommittedIsNotThere() throws Exception {
        try (PageIndex index = PageIndex.open(folder)) {
            index.add("a", Pages.page("0001", "radium"));
            index.commit();
            index.add("a", Pages.page("0002", "radium"));
        }
        assertThat(found("radium")).containsExactly("a 0001 l0");
    }

    @Test
    void aNewIndexTakesTheOldOnesPlaceAtItsFirstCommit() throws Exception {
        add("a", "radium");
        try (PageIndex index = PageIndex.create(folder)) {
            index.add("b", Pages.page("0001", "radium"));
            assertThat(found("radium")).containsExactly("a 0001 l0");
            index.commit();
        }
        assertThat(found("radium")).containsExactly("b 0001 l0");
    }

    @Test
    void anEmptyIndexCanBeSearched() throws Exception {
        PageIndex.open(folder).close();
        assertThat(found("radium")).isEmpty();
    }

    @Test
    void aFolderWithoutAnIndexSaysSo() {
        assertThatThrownBy(() -> PageSearch.open(folder))
                .isInstanceOf(IndexException.class)
                .hasMessage("there is no index here: run chirograph reindex");
    }

    @Test
    void onlyOneMayWrite() throws IOException {
        try (PageIndex index = PageIndex.open(folder)) {
            assertThatThrownBy(() -> PageIndex.open(folder))
                    .isInstanceOf(IndexException.class)
                    .hasMessage("the index is being written by another process");
            index.commit();
        }
    }

    @Test
    void anIndexOfAnotherVersionIsRecognisedAndCanBeMadeAnew() throws Exception {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("chirograph.index.version", "999").entrySet());
            writer.commit();
        }
        String complaint = "the index has format version 999, this program uses 5: run chirograph reindex";
        assertThatThrownBy(() -> PageSearch.open(folder))
                .isInstanceOf(IndexException.class)
                .hasMessage(complaint);
        assertThatThrownBy(() -> PageIndex.open(folder))
                .isInstanceOf(IndexException.class)
                .hasMessage(complaint);
        remakes();
    }

    @Test
    void aDamagedIndexIsRecognisedAndCanBeMadeAnew() throws Exception {
        add("a", "radium");
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.writeString(file, "not an index");
            }
        }
        assertThatThrownBy(() -> PageSearch.open(folder))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("run chirograph reindex");
        assertThatThrownBy(() -> PageIndex.open(folder))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("run chirograph reindex");
        remakes();
    }

    private void remakes() throws Exception {
        try (PageIndex index = PageIndex.create(folder)) {
            index.add("b", Pages.page("0001", "radium"));
            index.commit();
        }
        assertThat(found("radium")).containsExactly("b 0001 l0");
    }

    private void add(String document, String... lines) throws IOException {
        try (PageIndex index = PageIndex.open(folder)) {
            index.add(document, Pages.page("0001", lines));
            index.commit();
        }
    }

    private List<String> found(String query) throws Exception {
        try (PageSearch search = PageSearch.open(folder)) {
            return search.search(query, 100).hits().stream()
                    .map(hit -> hit.document() + " " + hit.page() + " " + hit.line())
                    .toList();
        }
    }
}
