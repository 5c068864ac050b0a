package org.chirograph.image;

import java.io.IOException;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** Compressed picture files to grey pixels and back. */
public final class ImageCodec {
    /**
     * Grey whatever the file holds (16 bits are brought down to 8), and the pixels as they lie in the file: turning
     * them by their EXIF orientation is the caller's business, see {@link Orientation}.
     */
    private static final int AS_STORED = Imgcodecs.IMREAD_GRAYSCALE | Imgcodecs.IMREAD_IGNORE_ORIENTATION;

    private ImageCodec() {}

    /**
     * Decodes a JPEG, PNG, single-page TIFF or whatever else OpenCV reads.
     *
     * @throws IOException when these bytes are no picture, or one cut so short that nothing can be made of it
     */
    public static GrayImage decodeGray(byte[] file) throws IOException {
        if (file.length == 0) {
            throw new IOException("the picture is empty");
        }
        try (Mats mats = new Mats()) {
            Mat decoded = mats.keep(Imgcodecs.imdecode(mats.keep(new MatOfByte(file)), AS_STORED));
            if (decoded.empty()) {
                throw new IOException("these " + file.length + " bytes can't be decoded as a picture");
            }
            return Mats.gray(decoded);
        } catch (CvException e) {
            throw new IOException("the picture can't be decoded: " + e.getMessage(), e);
        }
    }

    public static byte[] encodePng(GrayImage image) {
        return encode(".png", image, Imgcodecs.IMWRITE_PNG_COMPRESSION, 6);
    }

    /** @param quality 1 (smallest) to 100 (best) */
    public static byte[] encodeJpeg(GrayImage image, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality lies between 1 and 100, not at " + quality);
        }
        return encode(".jpg", image, Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
    }

    private static byte[] encode(String extension, GrayImage image, int... parameters) {
        try (Mats mats = new Mats()) {
            MatOfByte out = new MatOfByte();
            mats.keep(out);
            MatOfInt options = new MatOfInt(parameters);
            mats.keep(options);
            if (!Imgcodecs.imencode(extension, mats.of(image), out, options)) {
                throw new IllegalStateException(
                        "OpenCV could not write " + image.width() + "×" + image.height() + " pixels as " + extension);
            }
            return out.toArray();
        }
    }
}
