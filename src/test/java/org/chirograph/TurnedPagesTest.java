package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.chirograph.format.Outside;
import org.chirograph.format.PageReader;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.Orientation;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.QuarterTurn;
import org.chirograph.page.TurnedFrame;
import org.chirograph.text.EditAlignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans that lie on their side or stand on their head, and text that runs along the side of a page. */
class TurnedPagesTest {
    private static final Path SCAN = Path.of("samples/lettre-1912.jpg");

    @TempDir
    private Path folder;

    @Test
    void aPageIsReadWhicheverWayRoundItWasScanned() throws Exception {
        GrayImage upright = ImageCodec.decodeGray(Files.readAllBytes(SCAN));
        for (QuarterTurn turn : QuarterTurn.values()) {
            write(Orientation.turn(turn.quarters()).upright(upright), turn.name());
        }
        List<Page> pages = digitized("typewritten", folder.resolve("scans"));
        Page level = page(pages, QuarterTurn.NONE);
        assertThat(level.lines()).hasSizeGreaterThan(10);
        for (QuarterTurn turn : QuarterTurn.values()) {
            Page read = page(pages, turn);
            assertThat(read.lines())
                    .allSatisfy(
                            line -> assertThat(QuarterTurn.of(line.baseline())).isEqualTo(turn.back()));
            assertThat(wrong(level, read)).as("%s", turn).isLessThan(0.02);
            // The words' boxes lie on the scan as it was stored.
            TurnedFrame frame = new TurnedFrame(turn.back(), read.width(), read.height());
            long inPlace = read.lines()
                    .flatMap(line -> line.words().stream())
                    .filter(word -> level.lines()
                            .flatMap(line -> line.words().stream())
                            .anyMatch(other -> other.box().iou(frame.turned(word.box())) > 0.7))
                    .count();
            long words = read.lines().mapToLong(line -> line.words().size()).sum();
            assertThat(inPlace).as("%s", turn).isGreaterThan(words * 9 / 10);
        }
    }

    @Test
    void hocrTellsHowMuchALineIsTurned() throws Exception {
        GrayImage upright = ImageCodec.decodeGray(Files.readAllBytes(SCAN));
        write(Orientation.TURN_CLOCKWISE.upright(upright), "clockwise");
        digitized("typewritten", folder.resolve("scans"));
        WholeProgramTest.run(
                "export",
                "--format",
                "hocr",
                "--into",
                folder.resolve("hocr").toString(),
                folder.resolve("collection").toString());
        try (var files = Files.walk(folder.resolve("hocr"))) {
            Path page = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            // Counterclockwise, as the specification has it.
            assertThat(Files.readString(page)).contains("textangle 270").doesNotContain("baseline ");
        }
    }

    @Test
    void textAlongTheSideOfALetterIsRead() throws Exception {
        Path scan = Outside.data().resolve("wills-fr/train/TestamentsDePoilus_will_AN_0008-3.jpg");
        Page page = digitized("handwritten", scan).getFirst();
        List<Line> side = page.lines()
                .filter(line -> QuarterTurn.of(line.baseline()) == QuarterTurn.COUNTERCLOCKWISE)
                .toList();
        assertThat(side).hasSizeBetween(5, 7);
        String text = String.join(" ", side.stream().map(Line::text).toList());
        assertThat(text).contains("mes Parents", "suis mort pour");
    }

    private static double wrong(Page truth, Page read) {
        return (double) EditAlignment.distance(text(truth), text(read))
                / text(truth).length();
    }

    private static String text(Page page) {
        return String.join("\n", page.lines().map(Line::text).toList());
    }

    private static Page page(List<Page> pages, QuarterTurn turn) {
        return pages.stream()
                .filter(page -> page.image().startsWith(turn.name() + "."))
                .findFirst()
                .orElseThrow();
    }

    private void write(GrayImage picture, String name) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
        Path scans = Files.createDirectories(folder.resolve("scans"));
        ImageIO.write(image, "png", scans.resolve(name + ".png").toFile());
    }

    private List<Page> digitized(String pipeline, Path scans) throws Exception {
        String into = folder.resolve("collection").toString();
        assertThat(WholeProgramTest.run("digitize", "--pipeline", pipeline, "--into", into, scans.toString())
                        .code())
                .isZero();
        String out = folder.resolve("out").toString();
        assertThat(WholeProgramTest.run("export", "--format", "page", "--into", out, into)
                        .code())
                .isZero();
        try (var files = Files.walk(folder.resolve("out"))) {
            List<Path> xml =
                    files.filter(path -> path.toString().endsWith(".xml")).toList();
            List<Page> pages = new ArrayList<>();
            for (Path path : xml) {
                pages.add(PageReader.read(path));
            }
            return pages;
        }
    }
}
