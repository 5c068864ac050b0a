package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.scan.ScanException.Reason;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/** Pictures and files that the tests of this package make. */
final class TestScans {
    static final int WIDTH = 48;
    static final int HEIGHT = 32;

    /** What JPEG at best quality may change of a picture of even 8 × 8 blocks. */
    static final int JPEG_LOSS = 3;

    private TestScans() {}

    /** A picture of even blocks, each with a grey of its own, so that any turn shows and JPEG keeps it. */
    static int known(int x, int y) {
        return 20 + (x / 8 + 6 * (y / 8)) * 9;
    }

    /** Grey values go in as samples where there is one band: setRGB would change their gamma. */
    static BufferedImage picture(int width, int height, int type, IntBinaryOperator gray) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = gray.applyAsInt(x, y);
                if (image.getRaster().getNumBands() == 1) {
                    image.getRaster().setSample(x, y, 0, value);
                } else {
                    image.setRGB(x, y, 0xff000000 | value * 0x010101);
                }
            }
        }
        return image;
    }

    static BufferedImage picture(int type) {
        return picture(WIDTH, HEIGHT, type, TestScans::known);
    }

    static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("such a picture can't be written");
        }
        return out.toByteArray();
    }

    static byte[] jpeg(BufferedImage image) throws IOException {
        return jpeg(image, param -> {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(1);
        });
    }

    static byte[] jpeg(BufferedImage image, Consumer<ImageWriteParam> setting) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        setting.accept(param);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** As OpenCV writes it: without loss. */
    static byte[] jpeg2000(BufferedImage image) throws IOException {
        ImageCodec.decodeGray(png(image)); // loads the library
        int bands = image.getRaster().getNumBands();
        boolean deep = image.getType() == BufferedImage.TYPE_USHORT_GRAY;
        Mat mat = new Mat(image.getHeight(), image.getWidth(), deep ? CvType.CV_16UC1 : CvType.CV_8UC(bands));
        for (int y = 0; y < image.getHeight(); y++) {
            mat.put(y, 0, image.getRaster().getPixels(0, y, image.getWidth(), 1, (double[]) null));
        }
        MatOfByte out = new MatOfByte();
        if (!Imgcodecs.imencode(".jp2", mat, out)) {
            throw new IOException("such a picture can't be written");
        }
        byte[] bytes = out.toArray();
        mat.release();
        out.release();
        return bytes;
    }

    /** A JBIG2 stream as it stands in a PDF: one page with one region, whose bits are coded like a fax. */
    static byte[] jbig2(int width, int height, byte[] fax) {
        ByteBuffer out = ByteBuffer.allocate(11 + 19 + 11 + 18 + fax.length);
        out.putInt(0).put((byte) 48).put((byte) 0).put((byte) 1).putInt(19);
        out.putInt(width).putInt(height).putInt(0).putInt(0).put((byte) 0).putShort((short) 0);
        out.putInt(1).put((byte) 38).put((byte) 0).put((byte) 1).putInt(18 + fax.length);
        out.putInt(width).putInt(height).putInt(0).putInt(0).put((byte) 0).put((byte) 1);
        return out.put(fax).array();
    }

    /** A TIFF of these pages, in a coding that TwelveMonkeys names. */
    static Path tiff(Path file, ImageWriterSpi format, String compression, BufferedImage... pages) throws IOException {
        Files.deleteIfExists(file);
        ImageWriter writer = format.createWriterInstance(null);
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), param);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    /** The JPEG with an EXIF block behind its start marker. */
    static byte[] withExif(byte[] jpeg, int orientation, int dpi) {
        ByteBuffer exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 3 * 12 + 4 + 8);
        exif.putShort((short) 0xffe1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
        exif.putShort((short) 3);
        exif.putShort((short) 274).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0);
        exif.putShort((short) 282).putShort((short) 5).putInt(1).putInt(8 + 2 + 36 + 4);
        exif.putShort((short) 296).putShort((short) 3).putInt(1);
        exif.putShort((short) 2).putShort((short) 0);
        exif.putInt(0).putInt(dpi).putInt(1);
        return inserted(jpeg, 2, exif.array());
    }

    static byte[] inserted(byte[] bytes, int at, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .put(bytes, 0, at)
                .put(more)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    static Path write(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    static ScanPage onlyPage(Path file) throws ScanException {
        try (ScanDocument document = ScanDocument.open(file, ScanLimits.DEFAULT)) {
            assertThat(document.pages()).isEqualTo(1);
            return document.page(0);
        }
    }

    /** Opens the file and reads all of it, which must fail with one line that begins with the file's name. */
    static ScanException failure(Path file, ScanLimits limits) {
        ScanException failure = catchThrowableOfType(ScanException.class, () -> {
            try (ScanDocument document = ScanDocument.open(file, limits)) {
                for (int i = 0; i < document.pages(); i++) {
                    document.page(i);
                }
            }
        });
        assertThat(failure).as("reading %s", file).isNotNull();
        assertThat(failure).hasMessageStartingWith(file.toString()).hasMessageContaining("; ");
        assertThat(failure.getMessage()).doesNotContain("\n");
        return failure;
    }

    static ScanException failure(Path file) {
        return failure(file, ScanLimits.DEFAULT);
    }

    static void assertFails(Path file, Reason reason, String what) {
        ScanException failure = failure(file);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining(what);
    }

    static void assertPixels(GrayImage pixels, int width, int height, int tolerance, IntBinaryOperator gray) {
        assertThat(pixels.width()).isEqualTo(width);
        assertThat(pixels.height()).isEqualTo(height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(pixels.at(x, y))
                        .as("pixel %d, %d", x, y)
                        .isCloseTo(gray.applyAsInt(x, y), within(tolerance));
            }
        }
    }

    static void assertKnown(GrayImage pixels, int tolerance) {
        assertPixels(pixels, WIDTH, HEIGHT, tolerance, TestScans::known);
    }
}
