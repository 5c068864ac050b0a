package org.chirograph.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.WordConfidence;
import org.chirograph.format.FormatException;
import org.chirograph.format.PageReader;
import org.chirograph.format.PageWriter;
import org.chirograph.page.Page;
import org.chirograph.search.IndexContent;
import org.chirograph.search.PageIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are copies of a sample's. */
class IndexingTest {
    private static final Path SAMPLE = Path.of("samples/truth/lettre-1912/0001.xml");
    private static final int PAGES = 40;

    @TempDir
    private Path root;

    private CollectionFolder folder;
    private final List<PageEntry> pages = new ArrayList<>();

    @BeforeEach
    void writeRecords() throws IOException {
        folder = new CollectionFolder(root);
        Files.createDirectories(folder.record("d", "x").getParent());
        for (int i = 0; i < PAGES; i++) {
            Page page = page(i);
            try (OutputStream out = Files.newOutputStream(folder.record("d", page.id()))) {
                PageWriter.write(page, out);
            }
            pages.add(new PageEntry(
                    "d",
                    page.id(),
                    1,
                    PageEntry.Outcome.DONE,
                    "",
                    "",
                    "",
                    1,
                    0,
                    Instant.EPOCH,
                    "",
                    WordConfidence.of(page)));
        }
    }

    private static Page page(int number) throws IOException {
        Page page = PageReader.read(SAMPLE);
        return new Page(
                String.format("%04d", number),
                page.image(),
                page.width(),
                page.height(),
                page.regions(),
                page.history());
    }

    @Test
    void addsEveryRecordThatThereIs() throws Exception {
        Files.delete(folder.record("d", "0007"));
        pages.set(8, pages.get(8).with(PageEntry.Outcome.FAILED));
        // Failed when it was read again; its earlier record stays.
        pages.set(9, pages.get(9).with("f00d", WordConfidence.NONE).with(PageEntry.Outcome.FAILED));
        try (PageIndex index = PageIndex.create(folder.index())) {
            new Indexing(folder, index).add(pages);
            new Indexing(folder, index).add(List.of());
            index.commit();
        }
        Path other = root.resolve("other");
        try (PageIndex index = PageIndex.create(other)) {
            for (int i = 0; i < PAGES; i++) {
                if (i != 7 && i != 8) {
                    index.add("d", page(i));
                }
            }
            index.commit();
        }
        assertThat(IndexContent.of(folder.index())).isNotEmpty().isEqualTo(IndexContent.of(other));
    }

    @Test
    void namesARecordThatCannotBeRead() throws Exception {
        Files.writeString(folder.record("d", "0020"), "<PcGts>");
        try (PageIndex index = PageIndex.create(folder.index())) {
            assertThatThrownBy(() -> new Indexing(folder, index).add(pages))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("0020.xml");
        }
    }
}
