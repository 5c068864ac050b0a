package org.chirograph.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a file may ask of this machine. Sizes are read from headers and checked before anything is decoded.
 *
 * @param maxPixels of one page
 * @param maxPictureBytes of one compressed picture: a JPEG or PNG file, or a picture in a PDF
 * @param maxFileBytes of a file of many pages, which is read piece by piece
 * @param maxDecodedBytes of one page's samples as its decoder holds them, before they become one grey byte a pixel
 */
public record ScanLimits(long maxPixels, long maxPictureBytes, long maxFileBytes, long maxDecodedBytes) {
    /**
     * A0 at 300 dpi has 140 million pixels; a picture that size is at most some hundred megabytes. Half of Java's heap
     * for a page's samples leaves as much to what is made of them.
     */
    public static final ScanLimits DEFAULT = new ScanLimits(
            200_000_000, 400L << 20, 8L << 30, Runtime.getRuntime().maxMemory() / 2);

    public ScanLimits {
        if (maxPixels < 1 || maxPictureBytes < 1 || maxFileBytes < 1 || maxDecodedBytes < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    public ScanLimits withPixels(long pixels) {
        return new ScanLimits(pixels, maxPictureBytes, maxFileBytes, maxDecodedBytes);
    }

    public ScanLimits withDecodedBytes(long bytes) {
        return new ScanLimits(maxPixels, maxPictureBytes, maxFileBytes, bytes);
    }

    void checkPixels(String where, long width, long height) throws ScanException {
        if (width < 1 || height < 1) {
            throw new ScanException(ScanException.Reason.CORRUPT, where, "has no pixels by its own header");
        }
        if (width > maxPixels / height) {
            throw new ScanException(
                    ScanException.Reason.TOO_LARGE,
                    where,
                    "has " + width + "×" + height + " pixels, more than the limit of " + maxPixels);
        }
    }

    /** @param bits of all samples of one pixel together, as the decoder holds them */
    void checkDecoded(String where, long width, long height, long bits) throws ScanException {
        checkPixels(where, width, height);
        // Neither factor can overflow: pixels are within their limit, and no pixel has a billion bits.
        if (bits > Integer.MAX_VALUE || width * height / 8 > maxDecodedBytes / bits) {
            throw new ScanException(
                    ScanException.Reason.TOO_LARGE,
                    where,
                    "would take more than " + (maxDecodedBytes >> 20) + " MB to decode (" + width + "×" + height
                            + " pixels of " + bits + " bits); give a page more memory");
        }
    }

    /** Fails when a file is larger than any may be: it is not worth looking into. */
    public void requireFileSize(Path file) throws ScanException {
        try {
            checkBytes(file.toString(), Files.size(file), maxFileBytes);
        } catch (IOException e) {
            throw ScanException.unreadable(file.toString(), e);
        }
    }

    static void checkBytes(String where, long bytes, long limit) throws ScanException {
        if (bytes > limit) {
            throw new ScanException(
                    ScanException.Reason.TOO_LARGE, where, "has " + bytes + " bytes, more than the limit of " + limit);
        }
    }
}
