package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PDF of scans, the first with an invisible text that is not what stands on it. */
class KeptTextTest {
    private static final String LAYER = "Words of the layer";

    @TempDir
    private Path folder;

    @Test
    void theTextOfAPdfIsKeptOrReplaced() throws Exception {
        Path pdf = pdf();
        List<Page> kept = digitized(pdf, "keep");
        assertThat(text(kept.get(0))).isEqualTo(LAYER);
        Line line = kept.get(0).lines().findFirst().orElseThrow();
        assertThat(line.words()).hasSize(4).allSatisfy(word -> {
            assertThat(word.best().posterior()).isEqualTo(1);
            // Written at half of the page's height, from a tenth of its width on.
            assertThat(word.box().y())
                    .isBetween(kept.get(0).height() * 45 / 100, kept.get(0).height() / 2);
            assertThat(word.box().x()).isGreaterThan(kept.get(0).width() * 9 / 100);
        });
        assertThat(text(kept.get(1))).as("a page that carries no text is read").contains("radium");

        List<Page> replaced = digitized(pdf, "replace");
        assertThat(text(replaced.get(0))).contains("radium").doesNotContain(LAYER);
        assertThat(text(replaced.get(0))).isEqualTo(text(replaced.get(1)));
    }

    private Path pdf() throws IOException {
        Path file = folder.resolve("book.pdf");
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < 2; i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                float width = page.getMediaBox().getWidth();
                float height = page.getMediaBox().getHeight();
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    var scan = PDImageXObject.createFromFile("samples/lettre-1912.jpg", document);
                    content.drawImage(scan, 0, 0, width, height);
                    if (i == 0) {
                        content.beginText();
                        content.setRenderingMode(RenderingMode.NEITHER);
                        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                        content.newLineAtOffset(width / 10, height / 2);
                        content.showText(LAYER);
                        content.endText();
                    }
                }
            }
            document.save(file.toFile());
        }
        return file;
    }

    private List<Page> digitized(Path pdf, String pdfText) throws Exception {
        Path root = folder.resolve(pdfText);
        assertThat(WholeProgramTest.run("digitize", "--pdf-text", pdfText, "--into", root.toString(), pdf.toString())
                        .code())
                .isZero();
        CollectionFolder collection = CollectionFolder.existing(root);
        try (Catalog catalog = Catalog.open(collection)) {
            List<Page> pages = new java.util.ArrayList<>();
            for (PageEntry page : catalog.pages()) {
                pages.add(PageReader.read(collection.record(page.document(), page.page())));
            }
            assertThat(Files.exists(collection.quarantine())).isFalse();
            return pages;
        }
    }

    private static String text(Page page) {
        return page.lines().map(Line::text).collect(Collectors.joining("\n"));
    }
}
