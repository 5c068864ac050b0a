package org.chirograph.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.scan.ScanException.Reason;

/** From the bytes of one JPEG, PNG or JPEG 2000, whose header was read and found sound, to its pixels as stored. */
final class PictureDecoder {
    private PictureDecoder() {}

    static GrayImage decode(byte[] file, PictureHeader header, String where) throws ScanException {
        GrayImage pixels;
        try {
            // OpenCV is quick, but leaves a PNG's transparency out of account.
            pixels = header.transparent() ? decodeTransparentPng(file) : ImageCodec.decodeGray(file);
        } catch (IOException | RuntimeException e) {
            throw ScanException.decoding(where, "can't be decoded", e);
        }
        if (pixels.width() != header.width() || pixels.height() != header.height()) {
            throw new ScanException(Reason.CORRUPT, where, "does not hold the picture that its header announces");
        }
        return pixels;
    }

    private static GrayImage decodeTransparentPng(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            BufferedImage image = reader.read(0);
            return GrayRaster.of(image);
        } finally {
            reader.dispose();
        }
    }
}
