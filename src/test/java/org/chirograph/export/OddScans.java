package org.chirograph.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;

/** Small scans in which every turn shows, and records that say anything of them. */
final class OddScans {
    static final int WIDTH = 480;
    static final int HEIGHT = 320;

    private OddScans() {}

    /** A line of these words on a baseline that sinks by one pixel in thirty. */
    static Page page(String id, Path scan, List<String> texts) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Box box = new Box(5 + 23 * i, 100 + 23 * i / 30 - i % 3, 18, 12 + i % 4);
            words.add(new Word("w" + i, box, List.of(), List.of(new Reading(texts.get(i), 0.973 - i / 1000.0))));
        }
        Baseline base = new Baseline(List.of(new Point(0, 112), new Point(480, 128)));
        Line line = new Line("l", Polygon.of(new Box(0, 95, 480, 40)), base, 8, words);
        Region region = new Region.Text("r", Polygon.of(new Box(0, 95, 480, 40)), Region.Kind.PARAGRAPH, List.of(line));
        ProcessingStep step = new ProcessingStep(
                "digitize <&>", "Chirograph 0.1.0", Instant.EPOCH, Map.of("model", "a;b=\"c\"", "pipeline", "x\ny"));
        return new Page(id, scan.getFileName().toString(), WIDTH, HEIGHT, List.of(region), List.of(step));
    }

    /** Blocks of greys that differ, so that any turn shows; with an EXIF orientation if that is not 0. */
    static Path png(Path file, int orientation) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(blocks(), "png", bytes);
        byte[] png = bytes.toByteArray();
        return Files.write(file, orientation == 0 ? png : withOrientation(png, orientation));
    }

    private static BufferedImage blocks() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, (20 + x / 40 + 12 * (y / 40)) * 0x010101);
            }
        }
        return image;
    }

    /** The PNG with an EXIF chunk of one entry behind its header. */
    private static byte[] withOrientation(byte[] png, int orientation) {
        byte[] exif = {
            'e',
            'X',
            'I',
            'f',
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            18,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(exif);
        int header = 8 + 25;
        return java.nio.ByteBuffer.allocate(png.length + exif.length + 8)
                .put(png, 0, header)
                .putInt(exif.length - 4)
                .put(exif)
                .putInt((int) crc.getValue())
                .put(png, header, png.length - header)
                .array();
    }

    static Path tiff(Path file, int pages) throws Exception {
        var writer = new com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi().createWriterInstance(null);
        try (var stream = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < pages; i++) {
                writer.writeToSequence(new javax.imageio.IIOImage(blocks(), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }
}
