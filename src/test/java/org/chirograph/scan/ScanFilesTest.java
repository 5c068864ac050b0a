package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.chirograph.scan.ScanException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanFilesTest {
    @TempDir
    Path folder;

    @Test
    void putsPagesInTheOrderInWhichPeopleNumberThem() throws Exception {
        make("page10.jpg", "page2.jpg", "Page1.jpg", "page02b.jpg", "b/1.png", "b/10.png", "b/9.png");
        assertThat(names(folder))
                .containsExactly(
                        "b/1.png", "b/9.png", "b/10.png", "Page1.jpg", "page2.jpg", "page02b.jpg", "page10.jpg");
    }

    @Test
    void theOrderIsTotal() {
        List<String> names = new ArrayList<>(List.of("a", "A", "a1", "a01", "a001", "a1b", "a10", "", "1", "é", "z"));
        for (String x : names) {
            for (String y : names) {
                int order = NaturalOrder.compare(x, y);
                assertThat(order).isEqualTo(-NaturalOrder.compare(y, x));
                assertThat(order == 0).isEqualTo(x.equals(y));
            }
        }
        names.sort(NaturalOrder::compare);
        List<String> again = new ArrayList<>(names);
        Collections.shuffle(again, new Random(1));
        again.sort(NaturalOrder::compare);
        assertThat(again).isEqualTo(names);
        assertThat(NaturalOrder.compare("x99999999999999999998", "x99999999999999999999"))
                .isNegative();
    }

    @Test
    void takesScansByNameOrByContent() throws Exception {
        // The first holds text and the last of these isn't read: both must be reported, not lost without a word.
        make("a.tif", "b.TIFF", "c.jp2", "letter.txt", "letter.xml", "letter.json");
        Files.write(folder.resolve("scan0001"), TestScans.png(TestScans.picture(BufferedImage.TYPE_BYTE_GRAY)));
        assertThat(names(folder)).containsExactly("a.tif", "b.TIFF", "c.jp2", "scan0001");
    }

    @Test
    void passesHiddenFilesAndFoldersOver() throws Exception {
        make(".hidden.jpg", ".thumbnails/1.jpg", "shown/1.jpg");
        assertThat(names(folder)).containsExactly("shown/1.jpg");
    }

    @Test
    void aHiddenFolderThatIsNamedIsSearched() throws Exception {
        make(".scans/1.jpg");
        assertThat(names(folder.resolve(".scans"))).containsExactly("1.jpg");
    }

    @Test
    void followsNoLinkBelowTheFolder(@TempDir Path elsewhere) throws Exception {
        make("1.jpg");
        Files.writeString(elsewhere.resolve("2.jpg"), "x");
        Files.createSymbolicLink(folder.resolve("out"), elsewhere);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("2.jpg"), elsewhere.resolve("2.jpg"));
        Files.createSymbolicLink(folder.resolve("broken.jpg"), folder.resolve("nothing"));
        assertThat(names(folder)).containsExactly("1.jpg");
    }

    @Test
    void followsALinkThatIsNamed(@TempDir Path elsewhere) throws Exception {
        make("1.jpg");
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);
        assertThat(ScanFiles.find(List.of(link))).extracting(FoundScan::file).containsExactly(link.resolve("1.jpg"));
    }

    @Test
    void keepsTheOrderOfTheInputsAndEachFileOnce() throws Exception {
        make("a.jpg", "b.jpg");
        Path b = folder.resolve("b.jpg");
        assertThat(ScanFiles.find(List.of(b, folder, b)))
                .extracting(FoundScan::file)
                .containsExactly(b, folder.resolve("a.jpg"));
    }

    @Test
    void aNamedFileIsTakenAsItIs() throws Exception {
        make("notes.txt");
        Path text = folder.resolve("notes.txt");
        assertThat(ScanFiles.find(List.of(text))).extracting(FoundScan::file).containsExactly(text);
    }

    @Test
    void aMissingInputIsNamed() {
        Path missing = folder.resolve("nowhere");
        ScanException failure =
                catchThrowableOfType(ScanException.class, () -> ScanFiles.find(List.of(folder, missing)));
        assertThat(failure.reason()).isEqualTo(Reason.MISSING);
        assertThat(failure).hasMessage(missing + " does not exist; check the path");
    }

    private void make(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "no picture");
        }
    }

    private static List<String> names(Path folder) throws ScanException {
        return ScanFiles.find(List.of(folder)).stream()
                .map(scan -> folder.relativize(scan.file()).toString())
                .toList();
    }
}
