package org.chirograph.scan;

/**
 * What a file may ask of this machine. Sizes are read from headers and checked before anything is decoded.
 *
 * @param maxPixels of one page
 * @param maxPictureBytes of one compressed picture: a JPEG or PNG file, or a picture in a PDF
 * @param maxFileBytes of a file of many pages, which is read piece by piece
 */
public record ScanLimits(long maxPixels, long maxPictureBytes, long maxFileBytes) {
    /** A0 at 300 dpi has 140 million pixels; a picture that size is at most some hundred megabytes. */
    public static final ScanLimits DEFAULT = new ScanLimits(200_000_000, 400L << 20, 8L << 30);

    public ScanLimits {
        if (maxPixels < 1 || maxPictureBytes < 1 || maxFileBytes < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
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

    static void checkBytes(String where, long bytes, long limit) throws ScanException {
        if (bytes > limit) {
            throw new ScanException(
                    ScanException.Reason.TOO_LARGE, where, "has " + bytes + " bytes, more than the limit of " + limit);
        }
    }
}
